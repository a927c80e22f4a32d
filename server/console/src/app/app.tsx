import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, theme as antTheme, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { RouterProvider } from 'react-router';
import { queryClient } from '../api/use-request.ts';
import { onLanguage, useLanguage } from '../i18n/language.ts';
import { useIsDark, useIsStill } from './appearance.ts';
import { popupPlace } from './popup-place.ts';
import { router } from './routes.tsx';

const fonts = 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

// What the server says in words, it says in the language it is asked in.
onLanguage(() => void queryClient.invalidateQueries());

export function App() {
  const language = useLanguage();
  const isDark = useIsDark();
  const isStill = useIsStill();
  return (
    <ConfigProvider
      // Two Chinese characters on a button are one word, to who reads it and to who hears it.
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupPlace}
      locale={language === 'zh-CN' ? zhCN : enGB}
      theme={{
        algorithm: isDark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
        token: {
          colorPrimary: isDark ? '#8ec2ab' : '#2c6651',
          colorError: isDark ? '#ff9a91' : '#b42318',
          colorLink: isDark ? '#9ccfb9' : '#28604b',
          // antd lightens a link under the pointer until it cannot be read.
          colorLinkHover: isDark ? '#bfe3d3' : '#1c4a39',
          colorLinkActive: isDark ? '#bfe3d3' : '#1c4a39',
          colorBgLayout: isDark ? '#191a17' : '#f6f3eb',
          colorBgElevated: isDark ? '#262722' : '#fffdf9',
          colorBgContainer: isDark ? '#22231f' : '#fdfbf6',
          colorBgContainerDisabled: isDark ? '#2b2c27' : '#f4f1e9',
          colorTextDescription: isDark ? '#a39d90' : '#6f6a60',
          // What is chosen in a list or a menu: antd's own shade of the accent leaves the words on it too faint.
          controlItemBgActive: isDark ? '#24322b' : '#e1eae1',
          controlItemBgActiveHover: isDark ? '#2c3b33' : '#d6e3d8',
          colorTextPlaceholder: isDark ? '#a39d90' : '#6f6a60',
          borderRadius: 8,
          motion: !isStill,
          fontFamily: fonts,
        },
        components: {
          // The derived colours are too close to the text on them.
          Button: { primaryColor: isDark ? '#14211b' : '#ffffff', dangerColor: isDark ? '#2a0f0c' : '#ffffff' },
          Dropdown: { colorTextLightSolid: isDark ? '#2a0f0c' : '#ffffff' },
          Menu: {
            itemSelectedBg: isDark ? '#24322b' : '#e1eae1',
            itemSelectedColor: isDark ? '#b5dcca' : '#1f4a3b',
          },
          Table: {
            headerBg: isDark ? '#262722' : '#f0ece1',
            rowSelectedBg: isDark ? '#26332c' : '#e6efe8',
            rowSelectedHoverBg: isDark ? '#2c3b33' : '#dde9e0',
          },
        },
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
