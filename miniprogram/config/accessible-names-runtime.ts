import { mergeInternalComponents } from '@tarojs/shared';
import { namedComponents } from './named-components';

mergeInternalComponents(namedComponents);
