package app

// subscribe says which domain reacts to what happens in another: the place to
// look for "what follows from this?".
func (a *App) subscribe() {
	a.subscribeFollowups()
}
