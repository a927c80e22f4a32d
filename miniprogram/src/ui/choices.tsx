import { View } from '@tarojs/components';
import { Press } from './press';
import './choices.scss';

interface ChoicesProps<Value> {
  options: { value: Value; label: string }[];
  chosen: Value | null;
  onChoose(value: Value): void;
}

/** A few short things of which one is chosen, side by side as far as they fit. */
export function Choices<Value extends string | number>({ options, chosen, onChoose }: ChoicesProps<Value>) {
  return (
    <View className="choices">
      {options.map(({ value, label }) => (
        <Press
          key={value}
          className={value === chosen ? 'choices__one choices__one--chosen' : 'choices__one'}
          isChosen={value === chosen}
          onTap={() => onChoose(value)}
        >
          {label}
        </Press>
      ))}
    </View>
  );
}
