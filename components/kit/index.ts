export { Button, type ButtonProps, ExternalLink } from './Button';
export { Input, SelectField, TextArea, TextField } from './Field';
export { Icon } from './Icon';
export { Notice, Pill } from './Notice';
export { FactList, Section } from './Section';
export { useHash } from './use-hash';
