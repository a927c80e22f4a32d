import { Input, Text, Textarea, View } from '@tarojs/components';
import './text-field.scss';

interface TextFieldProps {
  label: string;
  /** Stands beside the label. */
  note?: string;
  value: string;
  placeholder?: string;
  maxLength: number;
  /** `digit` brings up the number keys. */
  type?: 'text' | 'digit' | 'number';
  /** Several lines, growing with what is written. */
  isLong?: boolean;
  /** What is wrong with it. */
  problem?: string | null;
  /** It is wrong, and somebody else says why. */
  isWrong?: boolean;
  onChange(value: string): void;
}

/** A line, or a few, to write in. Long ones count their characters. */
export function TextField(props: TextFieldProps) {
  const { label, note, value, placeholder, maxLength, type = 'text', isLong, problem, isWrong, onChange } = props;
  const shared = {
    value,
    placeholder,
    placeholderClass: 'text-field__placeholder',
    maxlength: maxLength,
    ariaLabel: label,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  };
  return (
    <View className={problem || isWrong ? 'text-field text-field--wrong' : 'text-field'}>
      <View className="text-field__head">
        <Text className="text-field__label">{label}</Text>
        {note ? <Text className="text-field__note">{note}</Text> : null}
      </View>
      <View className="text-field__box">
        {isLong ? (
          <Textarea className="text-field__words" autoHeight cursorSpacing={80} {...shared} />
        ) : (
          <Input className="text-field__line" type={type} cursorSpacing={80} {...shared} />
        )}
      </View>
      {problem ? <Text className="text-field__problem">{problem}</Text> : null}
      {isLong ? (
        <Text className="text-field__count">
          {value.length} / {maxLength}
        </Text>
      ) : null}
    </View>
  );
}
