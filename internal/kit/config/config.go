// Package config reads what a process must know of its surroundings. The
// documented defaults are configs/praxis.yaml; a file goes over them, the
// environment over that.
package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/providers/rawbytes"
	"github.com/knadh/koanf/v2"

	"github.com/praxis-clinic/praxis/configs"
)

// Secret prints as [secret] everywhere; Reveal is the only way to its value.
type Secret string

const hidden = "[secret]"

// String hides the value.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return hidden
}

// GoString hides the value from %#v.
func (s Secret) GoString() string { return s.String() }

// MarshalText hides the value from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue hides the value from the log.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// Reveal is the value itself.
func (s Secret) Reveal() string { return string(s) }

// Config is everything, as configs/praxis.yaml explains it.
type Config struct {
	HTTP struct {
		Listen         string   `koanf:"listen" json:"listen"`
		InternalListen string   `koanf:"internal_listen" json:"internal_listen"`
		BaseDomain     string   `koanf:"base_domain" json:"base_domain"`
		Scheme         string   `koanf:"scheme" json:"scheme"`
		PublicPort     int      `koanf:"public_port" json:"public_port"`
		TrustedProxies []string `koanf:"trusted_proxies" json:"trusted_proxies"`
		TenantRate     int      `koanf:"tenant_rate" json:"tenant_rate"`
	} `koanf:"http" json:"http"`
	Database struct {
		URL         Secret `koanf:"url" json:"url"`
		OwnerURL    Secret `koanf:"owner_url" json:"owner_url"`
		PlatformURL Secret `koanf:"platform_url" json:"platform_url"`
	} `koanf:"database" json:"database"`
	Redis struct {
		URL Secret `koanf:"url" json:"url"`
	} `koanf:"redis" json:"redis"`
	Kratos struct {
		PublicURL   string `koanf:"public_url" json:"public_url"`
		AdminURL    string `koanf:"admin_url" json:"admin_url"`
		HookKey     Secret `koanf:"hook_key" json:"hook_key"`
		OriginsFile string `koanf:"origins_file" json:"origins_file"`
	} `koanf:"kratos" json:"kratos"`
	Secrets struct {
		MasterKey Secret `koanf:"master_key" json:"master_key"`
	} `koanf:"secrets" json:"secrets"`
	Files struct {
		URL string `koanf:"url" json:"url"`
	} `koanf:"files" json:"files"`
	Stripe struct {
		Key           Secret `koanf:"key" json:"key"`
		WebhookSecret Secret `koanf:"webhook_secret" json:"webhook_secret"`
		URL           string `koanf:"url" json:"url"`
	} `koanf:"stripe" json:"stripe"`
	SMTP struct {
		Host     string `koanf:"host" json:"host"`
		Port     int    `koanf:"port" json:"port"`
		Username string `koanf:"username" json:"username"`
		Password Secret `koanf:"password" json:"password"`
		From     string `koanf:"from" json:"from"`
		TLS      bool   `koanf:"tls" json:"tls"`
	} `koanf:"smtp" json:"smtp"`
	Log struct {
		Level  string `koanf:"level" json:"level"`
		Format string `koanf:"format" json:"format"`
	} `koanf:"log" json:"log"`
	Telemetry struct {
		OTLPEndpoint string `koanf:"otlp_endpoint" json:"otlp_endpoint"`
	} `koanf:"telemetry" json:"telemetry"`
}

const prefix = "PRAXIS_"

// Load reads the defaults, the file at path (none where path is empty) and the
// PRAXIS_ variables of environ, and returns everything wrong with them at once.
func Load(path string, environ []string) (Config, error) {
	var c Config
	k := koanf.New(".")
	defaults, err := configs.FS.ReadFile("praxis.yaml")
	if err != nil {
		return c, fmt.Errorf("config: %w", err)
	}
	if err := k.Load(rawbytes.Provider(defaults), yaml.Parser()); err != nil {
		return c, fmt.Errorf("config: %w", err)
	}
	known := k.Keys()
	if path != "" {
		if err := k.Load(file.Provider(path), yaml.Parser()); err != nil {
			return c, fmt.Errorf("config: %w", err)
		}
	}
	faults := unknown(k.Keys(), known)
	faults = append(faults, overlay(k, environ, known)...)
	err = k.UnmarshalWithConf("", &c, koanf.UnmarshalConf{DecoderConfig: &mapstructure.DecoderConfig{
		Result: &c, TagName: "koanf", WeaklyTypedInput: true, DecodeHook: mapstructure.StringToSliceHookFunc(","),
	}})
	return c, errors.Join(errors.Join(faults...), err, c.Validate())
}

func unknown(keys, known []string) (faults []error) {
	for _, key := range keys {
		if !slices.Contains(known, key) {
			faults = append(faults, fmt.Errorf("%s: there is no such key", key))
		}
	}
	return faults
}

// overlay sets keys from variables: PRAXIS_HTTP_BASE_DOMAIN is http.base_domain.
func overlay(k *koanf.Koanf, environ, known []string) (faults []error) {
	byName := map[string]string{}
	for _, key := range known {
		byName[prefix+strings.ToUpper(strings.ReplaceAll(key, ".", "_"))] = key
	}
	for _, pair := range environ {
		name, value, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(name, prefix) || name == prefix+"CACHE" {
			continue
		}
		key, ok := byName[name]
		if !ok {
			faults = append(faults, fmt.Errorf("%s: no key goes by this variable", name))
			continue
		}
		if err := k.Set(key, value); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
		}
	}
	return faults
}

// Validate returns all that is impossible in c, not the first of it.
func (c Config) Validate() error {
	var faults []error
	check := func(ok bool, format string, args ...any) {
		if !ok {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	for key, address := range map[string]string{"http.listen": c.HTTP.Listen, "http.internal_listen": c.HTTP.InternalListen} {
		_, _, err := net.SplitHostPort(address)
		check(err == nil, "%s: %q is not host:port", key, address)
	}
	check(c.HTTP.BaseDomain != "" && !strings.ContainsAny(c.HTTP.BaseDomain, "/: "), "http.base_domain: %q is not a domain", c.HTTP.BaseDomain)
	check(c.HTTP.Scheme == "http" || c.HTTP.Scheme == "https", "http.scheme: %q is neither http nor https", c.HTTP.Scheme)
	check(c.HTTP.PublicPort >= 0 && c.HTTP.PublicPort < 1<<16, "http.public_port: %d is not a port", c.HTTP.PublicPort)
	check(c.HTTP.TenantRate >= 0, "http.tenant_rate: %d is not a number of requests", c.HTTP.TenantRate)
	for _, cidr := range c.HTTP.TrustedProxies {
		_, err := netip.ParsePrefix(cidr)
		check(err == nil, "http.trusted_proxies: %q is not a CIDR", cidr)
	}
	for key, address := range map[string]string{"kratos.public_url": c.Kratos.PublicURL, "kratos.admin_url": c.Kratos.AdminURL, "redis.url": c.Redis.URL.Reveal()} {
		u, err := url.Parse(address)
		check(err == nil && u.Scheme != "" && u.Host != "", "%s: not an address", key)
	}
	if endpoint := c.Telemetry.OTLPEndpoint; endpoint != "" {
		u, err := url.Parse(endpoint)
		check(err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", "telemetry.otlp_endpoint: %q is not an address", endpoint)
	}
	if c.Files.URL != "" {
		u, err := url.Parse(c.Files.URL)
		check(err == nil && u.Scheme != "", "files.url: not an address")
	}
	check(c.SMTP.Port > 0 && c.SMTP.Port < 1<<16, "smtp.port: %d is not a port", c.SMTP.Port)
	check(slices.Contains([]string{"debug", "info", "warn", "error"}, c.Log.Level), "log.level: %q is none of debug, info, warn, error", c.Log.Level)
	check(c.Log.Format == "json" || c.Log.Format == "text", "log.format: %q is neither json nor text", c.Log.Format)
	slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(faults...)
}

// Serving returns what is missing for a process that serves or works.
func (c Config) Serving() error {
	var faults []error
	if c.Database.URL == "" {
		faults = append(faults, errors.New("database.url: required"))
	}
	if len(c.Kratos.HookKey) < 16 {
		faults = append(faults, errors.New("kratos.hook_key: required, 16 characters or more"))
	}
	if len(c.Secrets.MasterKey) < 32 {
		faults = append(faults, errors.New("secrets.master_key: required, 32 characters or more"))
	}
	if c.Files.URL == "" {
		faults = append(faults, errors.New("files.url: required"))
	}
	return errors.Join(faults...)
}

// Print is the configuration in force, for people; secrets are hidden.
func (c Config) Print() string {
	var b strings.Builder
	out := json.NewEncoder(&b)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	_ = out.Encode(c) // text and numbers
	return strings.TrimSpace(b.String())
}
