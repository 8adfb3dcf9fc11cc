package scheduling

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Hours is a stretch of every week in which a resource is at a branch, by the
// clock on the branch's wall.
type Hours struct {
	Branch    uuid.UUID
	Weekday   int // 1 is Monday
	Starts    availability.TimeOfDay
	Ends      availability.TimeOfDay // after Starts; 24:00 is the end of the day
	ValidFrom *availability.Date     // both included; nil is open
	ValidTo   *availability.Date
}

// Exception is leave, or other hours than the weekly ones, on some dates. A nil
// branch is everywhere.
type Exception struct {
	ID             uuid.UUID
	Branch         *uuid.UUID
	Kind           string // "leave" or "override"
	StartsOn, Ends availability.Date
	Ranges         []availability.Range // of each date; empty: the whole day
	Reason         string
}

// ErrExceptionNotFound means there is no such leave or override.
var ErrExceptionNotFound = fault.New(fault.NotFound, "scheduling.exception_not_found", "There is no such leave or override.")

// SetHours replaces the weekly hours of a resource, at the branches the actor
// may see. ifMatch may be empty; else it is the resource's ETag.
func (s *Service) SetHours(ctx context.Context, resource uuid.UUID, ifMatch string, hours []Hours) (Resource, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Resource, error) {
		r, err := resourceTx(ctx, tx, resource)
		if err != nil {
			return Resource{}, err
		}
		if ifMatch != "" {
			if err := httpserver.CheckMatch(ifMatch, r.Version); err != nil {
				return Resource{}, err
			}
		}
		if err := putHours(ctx, tx, resource, r.Branches, hours, "/hours"); err != nil {
			return Resource{}, err
		}
		row, err := schedulingdb.New(tx).TouchResource(ctx, schedulingdb.TouchResourceParams{TenantID: tx.Tenant(), ID: resource, Version: r.Version})
		if err != nil {
			return Resource{}, database.Explain(err, httpserver.ErrStale, nil)
		}
		return completeOne(ctx, tx, row)
	})
}

// putHours names what is wrong below where the client wrote the hours.
func putHours(ctx context.Context, tx database.Tx, resource uuid.UUID, branches []uuid.UUID, hours []Hours, where string) error {
	if err := checkHours(hours, branches, where); err != nil {
		return err
	}
	q := schedulingdb.New(tx)
	if err := q.DeleteResourceHours(ctx, schedulingdb.DeleteResourceHoursParams{TenantID: tx.Tenant(), ResourceID: resource}); err != nil {
		return err
	}
	for _, h := range hours {
		if err := mayIn(tx, access.ResourcesManage, h.Branch); err != nil {
			return err
		}
		if err := q.InsertResourceHours(ctx, schedulingdb.InsertResourceHoursParams{
			TenantID: tx.Tenant(), ID: id.New(), ResourceID: resource, BranchID: h.Branch, Weekday: int32(h.Weekday),
			Starts: int32(h.Starts), Ends: int32(h.Ends), ValidFrom: timeOf(h.ValidFrom), ValidTo: timeOf(h.ValidTo),
		}); err != nil {
			return err
		}
	}
	return nil
}

// checkHours refuses hours that overlap, lie at other branches, or cannot be.
func checkHours(hours []Hours, branches []uuid.UUID, where string) error {
	var faults fault.Fields
	for i, h := range hours {
		at := fmt.Sprintf("%s/%d", where, i)
		faults.Check(slices.Contains(branches, h.Branch), at+"/branch_id", "unknown", "This is not one of the branches of the resource.")
		faults.Check(h.Weekday >= 1 && h.Weekday <= 7, at+"/weekday", "range", "Monday is 1, Sunday is 7.")
		faults.Check(h.Starts < h.Ends, at+"/ends", "range", "The end comes after the start.")
		faults.Check(h.Starts%5 == 0 && h.Ends%5 == 0, at+"/starts", "step", "Give times in steps of five minutes.")
		faults.Check(h.ValidFrom == nil || h.ValidTo == nil || *h.ValidFrom <= *h.ValidTo, at+"/valid_to", "range", "The last day is not before the first.")
		faults.Check(!slices.ContainsFunc(hours[:i], h.overlaps), at, "overlap", "These hours overlap others of the same day.")
	}
	return faults.Err(ErrResourceInvalid)
}

// overlaps reports whether somebody would be at two places at once, or at one twice.
func (h Hours) overlaps(o Hours) bool {
	apart := h.Ends <= o.Starts || o.Ends <= h.Starts || before(h.ValidTo, o.ValidFrom) || before(o.ValidTo, h.ValidFrom)
	return h.Weekday == o.Weekday && h.Branch == o.Branch && !apart
}

func before(a, b *availability.Date) bool { return a != nil && b != nil && *a < *b }

// Exceptions lists a resource's leave and overrides that are not over yet.
func (s *Service) Exceptions(ctx context.Context, resource uuid.UUID) ([]Exception, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Exception, error) {
		if _, err := resourceTx(ctx, tx, resource); err != nil {
			return nil, err
		}
		yesterday := availability.DateOf(s.now()) - 1 // the day is still young somewhere
		rows, err := schedulingdb.New(tx).ResourceExceptions(ctx, schedulingdb.ResourceExceptionsParams{
			TenantID: tx.Tenant(), ResourceID: resource, Since: yesterday.Time(),
		})
		if err != nil {
			return nil, err
		}
		return exceptionsFrom(rows)
	})
}

// AddException adds leave or an override.
func (s *Service) AddException(ctx context.Context, resource uuid.UUID, e Exception) (Exception, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Exception, error) {
		r, err := resourceTx(ctx, tx, resource)
		if err != nil {
			return Exception{}, err
		}
		if err := e.check(tx, r); err != nil {
			return Exception{}, err
		}
		ranges, err := json.Marshal(e.Ranges)
		if err != nil {
			return Exception{}, err
		}
		row, err := schedulingdb.New(tx).InsertResourceException(ctx, schedulingdb.InsertResourceExceptionParams{
			TenantID: tx.Tenant(), ID: id.New(), ResourceID: resource, BranchID: e.Branch, Kind: e.Kind, StartsOn: e.StartsOn.Time(),
			EndsOn: e.Ends.Time(), Ranges: ranges, Reason: e.Reason, CreatedAt: s.now(),
		})
		if err != nil {
			return Exception{}, err
		}
		return exceptionFrom(row)
	})
}

func (e Exception) check(tx database.Tx, r Resource) error {
	var faults fault.Fields
	faults.Check(e.Kind == "leave" || e.Kind == "override", "/kind", "invalid", "This is leave or an override.")
	faults.Check(e.StartsOn <= e.Ends, "/ends_on", "range", "The last day is not before the first.")
	faults.Check(e.Ends-e.StartsOn <= 366, "/ends_on", "range", "This is longer than a year.")
	faults.Check(len(e.Reason) <= 300, "/reason", "too_long", "Give at most 300 letters.")
	for i, x := range e.Ranges {
		faults.Check(x.Start < availability.Midnight && x.Start%5 == 0 && x.End%5 == 0, fmt.Sprintf("/ranges/%d/starts", i), "step", "Give times in steps of five minutes.")
	}
	if err := faults.Err(ErrInvalid); err != nil {
		return err
	}
	return mayExcept(tx, r, e.Branch)
}

// mayExcept: leave everywhere is for who manages all branches of the resource.
func mayExcept(tx database.Tx, r Resource, branch *uuid.UUID) error {
	if branch == nil {
		if tx.Principal().Branches == nil {
			return nil
		}
		return platform.ErrChainOnly
	}
	if !slices.Contains(r.Branches, *branch) {
		return platform.ErrBranchNotFound
	}
	return mayIn(tx, access.ResourcesManage, *branch)
}

// RemoveException takes leave or an override back.
func (s *Service) RemoveException(ctx context.Context, resource, exception uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if _, err := resourceTx(ctx, tx, resource); err != nil {
			return err
		}
		n, err := schedulingdb.New(tx).DeleteResourceException(ctx, schedulingdb.DeleteResourceExceptionParams{
			TenantID: tx.Tenant(), ResourceID: resource, ID: exception,
		})
		if err == nil && n == 0 {
			return ErrExceptionNotFound
		}
		return err
	})
}

func hoursFrom(r schedulingdb.ResourceHour) Hours {
	return Hours{
		Branch: r.BranchID, Weekday: int(r.Weekday), Starts: availability.TimeOfDay(r.Starts), Ends: availability.TimeOfDay(r.Ends),
		ValidFrom: dateOf(r.ValidFrom), ValidTo: dateOf(r.ValidTo),
	}
}

func exceptionsFrom(rows []schedulingdb.ResourceException) ([]Exception, error) {
	out := make([]Exception, len(rows))
	for i, r := range rows {
		var err error
		if out[i], err = exceptionFrom(r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func exceptionFrom(r schedulingdb.ResourceException) (Exception, error) {
	ranges, err := rangesFrom(r.Ranges)
	return Exception{
		ID: r.ID, Branch: r.BranchID, Kind: r.Kind, StartsOn: availability.DateOf(r.StartsOn), Ends: availability.DateOf(r.EndsOn),
		Ranges: ranges, Reason: r.Reason,
	}, err
}

func rangesFrom(raw []byte) (out []availability.Range, err error) {
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("ranges of an exception: %w", err)
	}
	return out, nil
}

func timeOf(d *availability.Date) *time.Time {
	if d == nil {
		return nil
	}
	t := d.Time()
	return &t
}

func dateOf(t *time.Time) *availability.Date {
	if t == nil {
		return nil
	}
	d := availability.DateOf(*t)
	return &d
}
