/** One design language for all screens. Import `tokens.css`, `fonts.css` and `base.css` once, then components from here. */
export {
  accentColours,
  type AccentColours,
  accentStyle,
  type AccentStyle,
  DEFAULT_ACCENT,
} from './accent.ts';
export { AgencyLogo, type AgencyLogoProps } from './components/AgencyLogo.tsx';
export { Badge, type BadgeProps, StatusPill, type Tone } from './components/Badge.tsx';
export { Banner, type BannerProps, type BannerTone } from './components/Banner.tsx';
export {
  Button,
  type ButtonProps,
  type ButtonSize,
  type ButtonVariant,
  IconButton,
  type IconButtonProps,
} from './components/Button.tsx';
export { Choice, type ChoiceOption, type ChoiceProps } from './components/Choice.tsx';
export {
  Countdown,
  type CountdownProps,
  ProgressRing,
  type ProgressRingProps,
} from './components/Countdown.tsx';
export { Dialog, type DialogProps } from './components/Dialog.tsx';
export { EmergencyScreen, type EmergencyScreenProps } from './components/EmergencyScreen.tsx';
export { Field, type FieldControl, type FieldProps } from './components/Field.tsx';
export {
  Checkbox,
  SearchInput,
  type SearchInputProps,
  Select,
  Switch,
  type SwitchProps,
  TextArea,
  TextInput,
} from './components/Inputs.tsx';
export { LanguageSwitch, type LanguageSwitchProps } from './components/LanguageSwitch.tsx';
export { Card, EmptyState, type EmptyStateProps, ListRow, type ListRowProps } from './components/List.tsx';
export { Screen, type ScreenKind, type ScreenProps, type Theme } from './components/Screen.tsx';
export { Spinner, type SpinnerProps } from './components/Spinner.tsx';
export { Kbd, VisuallyHidden } from './components/Text.tsx';
export { TicketCard, type TicketCardProps } from './components/TicketCard.tsx';
export { TicketNumber, type TicketNumberProps } from './components/TicketNumber.tsx';
export { AgencyTile, type AgencyTileProps, Tile, type TileProps } from './components/Tile.tsx';
export { PairingPanel, type PairingPanelProps, type ShownPairing } from './pairing/PairingPanel.tsx';
export { PasswordForm, type PasswordFormProps, type PasswordRefusal } from './password/PasswordForm.tsx';
export { PrinterForm, type PrinterFormProps } from './printer/PrinterForm.tsx';
export { PrinterHealth, type PrinterHealthProps, printerTone } from './printer/PrinterHealth.tsx';
export { ServerChoice, type ServerChoiceProps } from './server-pairing/ServerChoice.tsx';
export { ServerThenCode, type ServerThenCodeProps } from './server-pairing/ServerThenCode.tsx';
export type { ConfirmedServer } from './server-pairing/use-server-pairing.ts';
export {
  LanguageProvider,
  type LanguageProviderProps,
  useLanguage,
  useLocalized,
  useWording,
} from './language.tsx';
export { useSecondsLeft } from './useSecondsLeft.ts';
