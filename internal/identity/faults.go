package identity

import "github.com/praxis-clinic/praxis/internal/kit/fault"

// What can stand between a person and their work.
var (
	ErrSessionMissing = fault.New(fault.Unauthenticated, "identity.session_missing", "Sign in first.")
	ErrSessionIdle    = fault.New(fault.Unauthenticated, "identity.session_idle", "You were signed out after a while without work. Sign in again.")
	ErrNotMember      = fault.New(fault.Forbidden, "identity.not_member", "You are not a member of this clinic.")
	ErrStepUp         = fault.New(fault.Forbidden, "identity.second_factor_required", "Give your second factor.")
	ErrEnrol          = fault.New(fault.Forbidden, "identity.second_factor_enrolment_required", "Your role needs a second factor. Set one up to go on.")
	ErrUnavailable    = fault.New(fault.Unavailable, "identity.unavailable", "Signing in is not possible at the moment. Nothing is lost; try again in a minute.")
	ErrPasswordWeak   = fault.New(fault.Invalid, "identity.password_weak", "Choose another password.")
	errBlocked        = fault.New(fault.NotFound, "identity.no_such_flow", "There is nothing here.")
)
