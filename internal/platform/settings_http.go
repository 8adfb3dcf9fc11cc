package platform

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) settingsRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/settings", ID: "get-settings", Tag: "settings", Permission: access.SettingsRead,
		Summary: "The effective settings and where each comes from",
	}, s.getSettings)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/settings", ID: "change-settings", Tag: "settings", Permission: access.SettingsManage,
		Summary: "Set some settings, or with null take them back",
	}, s.patchSettings)
}

type settingsInput struct {
	BranchID string `query:"branch_id" format:"uuid" doc:"One branch's; the chain's where it is left out"`
}

type settingsOutput struct {
	ETag string `header:"ETag"`
	Body struct {
		Effective packs.Settings          `json:"effective"`
		Sources   map[string]packs.Source `json:"sources" doc:"country, subdivision, clinic_type, tenant or branch, by key"`
		Version   int64                   `json:"version"`
	}
}

func settingsAnswer(r Resolved, err error) (*settingsOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &settingsOutput{ETag: httpserver.ETag(r.Version)}
	out.Body.Effective, out.Body.Sources, out.Body.Version = r.Settings, r.Sources, r.Version
	return out, nil
}

// branchParam reads an optional branch; huma has seen that it is a UUID.
func branchParam(raw string) *uuid.UUID {
	branch, err := uuid.Parse(raw)
	if err != nil {
		return nil
	}
	return &branch
}

func (s *Service) getSettings(ctx context.Context, in *settingsInput) (*settingsOutput, error) {
	return settingsAnswer(s.Settings(ctx, branchParam(in.BranchID)))
}

// settingsPatch is any part of the settings; null takes a setting back.
type settingsPatch map[string]any

// Schema is that of the settings with nothing required and everything nullable.
func (settingsPatch) Schema(r huma.Registry) *huma.Schema {
	whole := huma.SchemaFromType(r, reflect.TypeFor[packs.Settings]())
	patch := &huma.Schema{Type: huma.TypeObject, AdditionalProperties: false, Properties: map[string]*huma.Schema{}}
	for key, property := range whole.Properties {
		p := *property
		p.Nullable = true
		if p.Enum != nil {
			p.Enum = append(append([]any{}, p.Enum...), nil)
		}
		patch.Properties[key] = &p
	}
	patch.PrecomputeMessages()
	return patch
}

type changeSettingsInput struct {
	BranchID string `query:"branch_id" format:"uuid"`
	IfMatch  string `header:"If-Match"`
	Body     settingsPatch
}

func (s *Service) patchSettings(ctx context.Context, in *changeSettingsInput) (*settingsOutput, error) {
	return settingsAnswer(s.ChangeSettings(ctx, branchParam(in.BranchID), matching(in.IfMatch), packs.Layer(in.Body)))
}
