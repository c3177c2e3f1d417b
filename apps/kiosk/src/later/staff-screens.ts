/** The screens that only staff see, one file of their own: who comes for a number does not wait for them. */
export { SetUpScreen } from '../screens/SetUpScreen.tsx';
export { TechnicianScreen } from '../technician/TechnicianScreen.tsx';
