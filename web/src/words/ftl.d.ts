declare module "*.ftl" {
  const text: string;
  export default text;
}
declare module "*.ftl?more" {
  const text: string;
  export default text;
}
