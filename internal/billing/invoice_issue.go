package billing

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Issue gives a draft its number and its place in the ledger, under the law of
// today. From then on nothing of it changes. It returns ErrNotDraft, ErrNoLines,
// or ErrApprovalNeeded where its discounts are above the limit of who issues it
// and nobody who may has agreed to them.
func (s *Service) Issue(ctx context.Context, invoice uuid.UUID) (Invoice, error) {
	issued, err := database.Once(ctx, s.DB, "issue-invoice", invoice, func(tx database.Tx) (uuid.UUID, error) {
		return invoice, s.issueTx(ctx, tx, invoice)
	})
	if err != nil {
		return Invoice{}, err
	}
	out, err := s.Invoice(ctx, issued)
	if err == nil {
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": issued})
	}
	return out, err
}

func (s *Service) issueTx(ctx context.Context, tx database.Tx, invoice uuid.UUID) error {
	row, at, err := s.lockInvoiceTx(ctx, tx, invoice)
	if err != nil {
		return err
	}
	if row.Status != string(Draft) {
		return ErrNotDraft
	}
	plain, err := s.plainTx(ctx, tx, row)
	if err != nil {
		return err
	}
	if len(plain.Lines) == 0 {
		return ErrNoLines
	}
	if row, err = s.writeDraftTx(ctx, tx, at, row, plain.Lines); err != nil { // the law may have changed since
		return err
	}
	if plain, err = s.plainTx(ctx, tx, row); err != nil {
		return err
	}
	if err := s.mayDiscountTx(ctx, tx, at, plain); err != nil {
		return err
	}
	return s.numberTx(ctx, tx, at, row, plain.Lines)
}

// mayDiscountTx refuses discounts that nobody who may has agreed to.
func (s *Service) mayDiscountTx(ctx context.Context, tx database.Tx, at place, i Invoice) error {
	if i.sanction == i.discounts() {
		return nil
	}
	limits, err := s.limitsTx(ctx, tx, at)
	if err != nil {
		return err
	}
	if !limits.allowsDiscount(i.Sums.Discount, i.basisPoints()) {
		return ErrApprovalNeeded.WithExtra("limit_bp", limits.DiscountRate).WithExtra("discount_bp", i.basisPoints())
	}
	return nil
}

// numberTx issues a draft whose lines are as they will stay: an invoice, or the
// credit note that corrects one.
func (s *Service) numberTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, lines []Line) error {
	seller, err := s.sellerTx(ctx, tx, at)
	if err != nil {
		return err
	}
	regime, err := regimeOf(at, seller)
	if err != nil {
		return err
	}
	document, err := s.documentTx(ctx, tx, at, seller, regime, row, lines)
	if err != nil {
		return err
	}
	kind := kindInvoice
	if row.Kind == string(CreditNote) {
		kind = kindCreditNote
	}
	no, err := nextNumberTx(ctx, tx, seller, regime, kind, at.today)
	if err != nil {
		return err
	}
	now := s.Clock.Now()
	row, err = billingdb.New(tx).IssueInvoice(ctx, billingdb.IssueInvoiceParams{
		TenantID: tx.Tenant(), ID: row.ID, Number: &no.Text, FiscalYear: pointTo(int32(no.Year)), Sequence: &no.Seq, IssuedAt: &now,
		IssuedOn: pointTo(at.today.Time()), DueOn: pointTo(at.today.Add(seller.DueDays).Time()), Document: document,
	})
	if err != nil {
		return database.Explain(err, ErrNotDraft, invoiceConstraints)
	}
	return s.claimTx(ctx, tx, at, row, lines)
}

// claimTx posts what an invoice claims, or what a credit note takes back, and
// tells who listens.
func (s *Service) claimTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, lines []Line) error {
	p := posting{
		Branch: row.BranchID, Kind: "issue", Source: row.ID, Currency: row.Currency, Reason: row.Reason, On: at.today,
		Entries: claims(row.PatientID, row.ID, lines, 1),
	}
	if row.Kind == string(CreditNote) {
		p.Kind, p.Entries = "credit", claims(row.PatientID, *row.CorrectsID, lines, -1)
	}
	if err := s.postTx(ctx, tx, p); err != nil {
		return err
	}
	return s.Events.PublishTx(ctx, tx, InvoiceIssued{
		InvoiceID: row.ID, Kind: InvoiceKind(row.Kind), CorrectsID: row.CorrectsID, PatientID: row.PatientID, BranchID: row.BranchID,
		Amount: row.Total, Currency: row.Currency, At: s.Clock.Now(),
	})
}

// claims are the entries of an invoice's lines; those of a credit note have the
// sign turned and are about the lines they correct.
func claims(patient, invoice uuid.UUID, lines []Line, sign int64) (out []entry) {
	for _, l := range lines {
		line := l.ID
		if l.Corrects != nil {
			line = *l.Corrects
		}
		add := func(a account, amount int64, tax string) {
			out = append(out, entry{Account: a, Amount: sign * amount, Patient: &patient, Invoice: &invoice, Line: &line, TaxCode: tax})
		}
		income := revenue
		if l.Kind == LinePackage {
			income = packageLiability
		}
		add(receivable, l.Sums.Total, "")
		add(income, -l.Sums.Net, "")
		for _, t := range l.Taxes {
			add(taxPayable, -t.Amount, t.Code)
		}
	}
	return out
}

// documentTx freezes what the invoice will print: seller, patient, title and
// what the law wants said.
func (s *Service) documentTx(ctx context.Context, tx database.Tx, at place, seller Seller, regime Regime, row billingdb.Invoice, lines []Line) ([]byte, error) {
	title := string(CreditNote)
	if row.Kind == string(Invoiced) {
		title = regime.Title(mapped(lines, func(l Line) TaxStatus { return l.TaxStatus }))
	}
	d, err := s.headTx(ctx, tx, at, seller, row.PatientID, title)
	if err != nil {
		return nil, err
	}
	d.Practition = map[string]string{}
	for _, l := range lines {
		if l.Practitioner != nil {
			d.Practition[l.Practitioner.String()] = l.PractitionerName
		}
		if err := d.say(l.Rule); err != nil {
			return nil, err
		}
	}
	return json.Marshal(d)
}

// headTx is the part of a document that says who sells and who buys.
func (s *Service) headTx(ctx context.Context, tx database.Tx, at place, seller Seller, patient uuid.UUID, title string) (BillDocument, error) {
	q := billingdb.New(tx)
	chain, err := q.TenantName(ctx, tx.Tenant())
	if err != nil {
		return BillDocument{}, err
	}
	p, err := q.LockPatient(ctx, billingdb.LockPatientParams{TenantID: tx.Tenant(), ID: patient})
	if err != nil {
		return BillDocument{}, database.Explain(err, patients.ErrNotFound, nil)
	}
	d := BillDocument{
		Title: title, Place: at.branch.Subdivision, Country: at.country.Code, Footer: seller.Footer, Wording: []packs.Names{},
		Patient: BillPatient{p.Name, p.Number, p.Language},
		Seller: BillSeller{
			LegalName: seller.LegalName, Branch: at.branch.Name, Address: addressLines(at.branch.Address), Phone: at.branch.Phone, Email: at.branch.Email,
			TaxIDs: []BillTaxID{},
		},
	}
	if d.Seller.LegalName == "" {
		d.Seller.LegalName = chain.Name
	}
	if d.Patient.Language == "" {
		d.Patient.Language = chain.Language
	}
	for _, known := range seller.TaxIDsKnown {
		if number := seller.TaxIDs[known.Code]; number != "" {
			d.Seller.TaxIDs = append(d.Seller.TaxIDs, BillTaxID{known.Name, number})
		}
	}
	return d, nil
}

// say adds what a line's rule wants printed, once.
func (d *BillDocument) say(rule json.RawMessage) error {
	var r frozenRule
	if err := json.Unmarshal(rule, &r); err != nil || len(r.Wording) == 0 {
		return err
	}
	for _, w := range d.Wording {
		if w.In("en") == r.Wording["en"] {
			return nil
		}
	}
	d.Wording = append(d.Wording, r.Wording)
	return nil
}

func addressLines(a platform.Address) []string {
	out := []string{}
	for _, line := range []string{a.Line1, a.Line2, a.Locality, a.City, a.State, a.PostalCode} {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}
