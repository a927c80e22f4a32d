import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, theme as antTheme, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { RouterProvider } from 'react-router';
import { queryClient } from '../api/use-request.ts';
import { useLanguage } from '../i18n/language.ts';
import { useIsDark } from './appearance.ts';
import { router } from './routes.tsx';

const fonts = 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export function App() {
  const language = useLanguage();
  const isDark = useIsDark();
  return (
    <ConfigProvider
      locale={language === 'zh-CN' ? zhCN : enGB}
      theme={{
        algorithm: isDark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
        token: {
          colorPrimary: isDark ? '#8ec2ab' : '#2c6651',
          colorLink: isDark ? '#9ccfb9' : '#28604b',
          colorBgLayout: isDark ? '#191a17' : '#f6f3eb',
          borderRadius: 8,
          fontFamily: fonts,
        },
        components: { Layout: { siderBg: 'transparent', headerBg: 'transparent', bodyBg: 'transparent' } },
      }}
    >
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
