export function DisplaysPage() {
  return null;
}
