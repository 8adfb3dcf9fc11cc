import type { Locator, Page, Response } from '@playwright/test';
import { apex, clinic } from './env';
import { mailed, mailedCode } from './mail';
import { look, lookByDay } from './screen';
import { password } from './seed';
import { Stopwatch } from './stopwatch';
import { expect } from './test';
import { totp } from './totp';
import { type Language, pattern, type Words, words } from './words';

interface Patient {
  name: string;
  phone: string;
}

/** Who takes part in a walk, and the language they choose. */
export interface Cast {
  language: Language;
  tongue: string;
  dir: 'ltr' | 'rtl';
  country: string;
  kind: string;
  chain: string;
  slug: string;
  owner: string;
  branch: string;
  doctor: string;
  receptionist: string;
  first: Patient;
  second: Patient;
  /** The receptionist is invited while the clinic is set up, and not from the page of its members. */
  early?: boolean;
}

/** The way of a new clinic from the front door to its first patients, as its people go it. */
export class Walk {
  readonly watch = new Stopwatch();
  private readonly page: Page;
  private readonly cast: Cast;
  private readonly w: Words;
  private readonly email: string;
  private readonly address: string;

  constructor(page: Page, cast: Cast) {
    this.page = page;
    this.cast = cast;
    this.w = words(cast.language);
    this.email = `owner@${cast.slug}.example`;
    this.address = clinic(cast.slug);
  }

  /** From the apex to the form, which proposes the address by itself. */
  async signUp() {
    const { page, cast, w } = this;
    await page.goto(apex);
    await this.speak(page);
    await expect(page.getByRole('heading', { name: w('platform:landing.title') })).toBeVisible();
    await this.show('landing');
    await page
      .getByRole('link', { name: w('platform:landing.begin') })
      .first()
      .click();
    await this.text('platform:signup.chain_name').fill(cast.chain);
    await this.text('platform:signup.slug').fill(cast.slug);
    await expect(page.getByText(w('platform:signup.slug_free'))).toBeVisible();
    await this.choose(page, w('platform:signup.country'), cast.country);
    await page.getByRole('radio', { name: cast.kind, exact: true }).click();
    await this.text('platform:signup.owner_name').fill(cast.owner);
    await this.text('platform:signup.email').fill(this.email);
    await page.getByLabel(w('platform:signup.password'), { exact: true }).fill(password);
    await this.show('sign-up');
    await this.press('platform:signup.submit');
    const code = page.getByLabel(w('platform:code.label'), { exact: true });
    await expect(code).toBeVisible();
    await this.show('code');
    await code.fill(await mailedCode(this.email));
    await page.waitForURL(`${this.address}/auth/login**`);
    this.watch.lap('sign up, with the mailed code');
  }

  /** At the clinic's own address, which speaks the language chosen at the front door. */
  async signIn() {
    const { page, w } = this;
    await this.readsAs(page);
    await expect(page.getByLabel(w('identity:sign_in.email'), { exact: true })).toHaveValue(this.email);
    await this.show('sign-in');
    await page.getByLabel(w('identity:sign_in.password'), { exact: true }).fill(password);
    await this.press('identity:sign_in.submit');
    await expect(page.getByRole('heading', { name: w('identity:enrol.title') })).toBeVisible();
    this.watch.lap('sign in');
  }

  /** An owner is let in no further without a second factor. */
  async enrol() {
    const { page, w } = this;
    await this.show('enrol');
    await page.getByRole('button', { name: w('identity:enrol.choose_app') }).click();
    const secret = await page.getByTestId('totp-secret').innerText();
    await this.show('enrol-app');
    await page.getByLabel(w('identity:enrol.code_label'), { exact: true }).fill(totp(secret));
    await expect(page.getByRole('list', { name: w('identity:enrol.codes_list') }).getByRole('listitem')).toHaveCount(
      12,
    );
    await this.show('recovery-codes');
    await page.getByLabel(w('identity:enrol.codes_saved')).check();
    await this.press('common:action.continue');
    await expect(page.getByRole('heading', { name: w('platform:setup.branch.title') })).toBeVisible();
    this.watch.lap('second factor and recovery codes');
  }

  /** The wizard, with what it proposes. */
  async setUp() {
    const { page, cast, w } = this;
    await this.readsAs(page);
    await this.text('branches:branch.name').fill(cast.branch);
    await this.show('setup-branch');
    await this.press('platform:setup.branch.submit');
    this.watch.lap('branch');
    await expect(page.getByRole('heading', { name: w('platform:setup.services.title') })).toBeVisible();
    await this.show('setup-services');
    await this.press('platform:setup.services.submit');
    this.watch.lap('services');
    await this.text('branches:people.name').fill(cast.doctor);
    await this.show('setup-people');
    await this.press('platform:setup.people.submit');
    await expect(page.getByRole('list', { name: w('platform:setup.people.added') })).toContainText(cast.doctor);
    if (cast.early) await this.inviteEarly();
    await this.press('platform:setup.next');
    this.watch.lap('a doctor with hours');
    const go = page.getByRole('link', { name: w('platform:setup.first_patient.go') });
    const next = page.getByRole('button', { name: w('platform:setup.next') });
    await expect(go.or(next).first()).toBeVisible();
    await this.show('setup-last');
    if (await next.isVisible()) await next.click();
    await go.click();
  }

  /** Books the first patient into the first time that is free. Returns the date. */
  async book() {
    const { page, cast } = this;
    const drawer = this.drawer(page);
    await expect(drawer).toBeVisible();
    await this.show('finder');
    await this.starts(page).first().click();
    await this.register(page, cast.first);
    await this.show('booking');
    const booked = await this.send(page);
    await expect(drawer).toBeHidden();
    this.watch.lap('first booking');
    await page.goto(`${this.address}/calendar?date=${booked.slice(0, 10)}`);
    await expect(this.visit(page, cast.first)).toBeVisible();
    await this.show('calendar');
    return booked.slice(0, 10);
  }

  /** The owner invites a receptionist, who accepts in a browser of their own. */
  async invite(desk: Page) {
    const { page, cast, w } = this;
    const email = this.deskEmail();
    if (!cast.early) {
      await page.goto(`${this.address}/members`);
      await this.press('access:invite.title');
      const form = page.getByRole('dialog', { name: w('access:invite.title') });
      await this.fillInvitation(form, 'invite');
      await expect(form).toBeHidden();
    }

    await desk.goto(await mailed(email, /(http\S+#\S+)/));
    await this.readsAs(desk); // the link speaks the language the invitation was written in
    await desk.getByLabel(w('identity:invitation.password'), { exact: true }).fill(`${password}-desk`);
    await this.show('invitation', desk);
    await desk.getByRole('button', { name: w('identity:invitation.accept') }).click();
    await expect(desk.getByLabel(w('identity:sign_in.email'), { exact: true })).toHaveValue(email);
    await desk.getByLabel(w('identity:sign_in.password'), { exact: true }).fill(`${password}-desk`);
    await desk.getByRole('button', { name: w('identity:sign_in.submit'), exact: true }).click();
    await expect(desk.getByRole('navigation').first()).toBeVisible();
    await this.readsAs(desk);
  }

  /** In the wizard, where the form stays for the next colleague and the list says who was asked. */
  private async inviteEarly() {
    const { page, cast, w } = this;
    const team = page.getByRole('region', { name: w('platform:setup.people.team_title'), exact: true });
    await team.getByRole('button', { name: w('platform:setup.people.team_invite') }).click();
    await this.fillInvitation(team, 'setup-invite');
    const asked = team.getByRole('list', { name: w('platform:setup.people.team_list') });
    await expect(asked).toContainText(cast.receptionist);
    await expect(asked).toContainText(w('access:status.pending'));
    await expect(team.getByRole('textbox', { name: w('access:invite.email'), exact: true })).toHaveValue('');
    await team.getByRole('button', { name: w('common:action.cancel') }).click();
    await this.show('setup-team');
  }

  private async fillInvitation(form: Locator, screen: string) {
    const { cast, w } = this;
    await form.getByRole('textbox', { name: w('access:invite.email'), exact: true }).fill(this.deskEmail());
    await form.getByRole('textbox', { name: w('access:invite.name'), exact: true }).fill(cast.receptionist);
    await form.getByRole('button', { name: w('access:choice.add_first') }).click();
    await this.show(screen);
    await form.getByRole('button', { name: w('access:invite.submit') }).click();
  }

  private deskEmail(): string {
    return `desk@${this.cast.slug}.example`;
  }

  /** Two desks want the same time: one has it, the other is told, and takes one of the nearest. */
  async collide(desk: Page, date: string) {
    const { page, cast, w } = this;
    for (const at of [page, desk]) {
      await at.goto(`${this.address}/calendar?date=${date}`);
      await expect(at.getByText(w('scheduling:live.live'), { exact: true })).toBeVisible();
      await expect(this.visit(at, cast.first)).toBeVisible();
    }

    // The second desk looks at a list of free times that will be a moment old.
    const stale = await this.freeze(desk, '**/api/v1/slots?*');
    await desk.getByRole('button', { name: w('scheduling:toolbar.book'), exact: true }).click();
    const wanted = (await this.starts(desk).nth(2).getAttribute('aria-label')) ?? '';
    stale.freeze();

    await page.getByRole('button', { name: w('scheduling:toolbar.book'), exact: true }).click();
    await this.starts(page)
      .and(page.getByRole('button', { name: wanted, exact: true }))
      .click();
    await this.register(page, cast.second);
    await this.send(page);
    const answered = Date.now();
    await expect(this.visit(desk, cast.second)).toBeAttached({ timeout: 1_000 });
    const seen = Date.now() - answered;

    await this.starts(desk)
      .and(desk.getByRole('button', { name: wanted, exact: true }))
      .click();
    const refused = this.drawer(desk).getByRole('alert');
    await expect(refused).toContainText(w('scheduling:conflict.nearest'));
    await expect(refused).toContainText(cast.doctor);
    stale.thaw();
    await this.show('refused', desk);
    await refused.getByRole('button').first().click();
    await expect(refused).toBeHidden();
    await desk.getByRole('textbox', { name: w('patients:picker.label') }).fill(cast.first.phone);
    await desk.getByRole('option', { name: cast.first.name }).click();
    await this.send(desk);
    await expect(this.drawer(desk)).toBeHidden();
    return seen;
  }

  private async freeze(page: Page, url: string) {
    let thaw = () => {};
    let frozen: Promise<void> | undefined;
    await page.route(url, async (route) => {
      await frozen;
      await route.continue();
    });
    return {
      freeze: () => {
        frozen = new Promise((resolve) => {
          thaw = resolve;
        });
      },
      thaw: () => thaw(),
    };
  }

  private drawer(page: Page) {
    return page.getByRole('dialog', { name: this.w('scheduling:booking.title') });
  }

  private starts(page: Page) {
    return this.drawer(page).locator('[data-start]');
  }

  private visit(page: Page, patient: Patient) {
    return page.locator('[data-appointment]', { hasText: patient.name });
  }

  private async register(page: Page, patient: Patient) {
    const { w } = this;
    const drawer = this.drawer(page);
    await expect(drawer.getByRole('status')).toHaveText(pattern(w, 'scheduling:hold.until'));
    await drawer.getByRole('textbox', { name: w('patients:picker.label') }).fill(patient.name);
    await drawer.getByRole('option', { name: w('patients:picker.add', { text: patient.name }) }).click();
    const form = drawer.getByRole('form', { name: w('patients:add.title') });
    await form.getByLabel(w('patients:field.phone')).fill(patient.phone);
    await form.getByRole('button', { name: w('patients:add.submit') }).click();
    await expect(form).toBeHidden();
  }

  /** Books what the drawer holds, and returns the start by the clock of the branch. */
  private async send(page: Page): Promise<string> {
    const booked = (r: Response) => r.request().method() === 'POST' && r.url().endsWith('/api/v1/appointments');
    const [answer] = await Promise.all([page.waitForResponse(booked), page.getByTestId('book').click()]);
    expect(answer.status(), await answer.text()).toBe(201);
    return ((await answer.json()) as { start_local: string }).start_local;
  }

  /** Chooses the language; the browser asks for English. */
  private async speak(page: Page) {
    await expect(page.getByRole('heading').first()).toBeVisible();
    if (this.cast.language !== 'en') {
      await page.getByRole('button', { name: words('en')('common:frame.language') }).click();
      await page.getByRole('menuitem', { name: this.cast.tongue }).click();
    }
    await this.readsAs(page);
  }

  private async readsAs(page: Page) {
    await expect(page.locator('html')).toHaveAttribute('lang', this.cast.language);
    await expect(page.locator('html')).toHaveAttribute('dir', this.cast.dir);
  }

  private text(key: string) {
    return this.page.getByRole('textbox', { name: this.w(key), exact: true });
  }

  private async press(key: string) {
    await this.page.getByRole('button', { name: this.w(key), exact: true }).click();
  }

  private async choose(page: Page, label: string, option: string) {
    await page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  /** A picture and a check of what is there now; not part of what is measured. */
  private async show(name: string, page = this.page) {
    this.watch.pause();
    await (this.cast.language === 'en' ? look : lookByDay)(page, `walk-${this.cast.language}-${name}`);
    this.watch.resume();
  }
}
