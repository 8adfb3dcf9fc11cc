package packs

import (
	"errors"
	"fmt"
	"slices"
)

// ClinicType is what a new clinic of one kind starts from.
type ClinicType struct {
	Key                string             `yaml:"key"`
	Name               Names              `yaml:"name"`
	Summary            Names              `yaml:"summary"`
	Icon               string             `yaml:"icon"` // a Tabler icon
	Settings           Layer              `yaml:"settings"`
	Registration       Registration       `yaml:"registration"`
	RoomTypes          []Named            `yaml:"room_types"`
	PractitionerTitles []Named            `yaml:"practitioner_titles"`
	Hours              map[string][]Hours `yaml:"hours"` // by country
	Services           []Service          `yaml:"services"`
}

// Named is a key with its name in several languages.
type Named struct {
	Key  string `yaml:"key"`
	Name Names  `yaml:"name"`
}

// Hours are opening times that several weekdays share; 1 is Monday, times are "09:00".
type Hours struct {
	Days   []int  `yaml:"days"`
	Opens  string `yaml:"opens"`
	Closes string `yaml:"closes"`
}

// Service is a suggested service; Prices are minor units by currency.
type Service struct {
	Key      string           `yaml:"key"`
	Name     Names            `yaml:"name"`
	Minutes  int              `yaml:"minutes"`
	Before   int              `yaml:"before"` // buffer in minutes
	After    int              `yaml:"after"`
	Color    string           `yaml:"color"` // #rrggbb
	RoomType string           `yaml:"room_type"`
	Prices   map[string]int64 `yaml:"prices"`
}

// HasRoomType reports whether key is one of the type's rooms.
func (t *ClinicType) HasRoomType(key string) bool {
	return slices.ContainsFunc(t.RoomTypes, func(n Named) bool { return n.Key == key })
}

func (t *ClinicType) check() error {
	faults := []error{t.Settings.check("clinic type " + t.Key), t.Registration.check()}
	seen := map[string]bool{}
	for _, s := range t.Services {
		if seen[s.Key] {
			faults = append(faults, fmt.Errorf("service %s comes twice", s.Key))
		}
		seen[s.Key] = true
		if s.RoomType != "" && !t.HasRoomType(s.RoomType) {
			faults = append(faults, fmt.Errorf("service %s: no room type %q", s.Key, s.RoomType))
		}
	}
	for country, hours := range t.Hours {
		for _, h := range hours {
			if h.Opens >= h.Closes {
				faults = append(faults, fmt.Errorf("hours of %s: %s is not before %s", country, h.Opens, h.Closes))
			}
		}
	}
	return errors.Join(faults...)
}
