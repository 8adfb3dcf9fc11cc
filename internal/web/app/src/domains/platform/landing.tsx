export function LandingPage() {
  return <main>Praxis</main>;
}
