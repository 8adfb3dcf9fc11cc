package database

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
)

// plainUUIDs sends and reads UUIDs as the sixteen bytes they are. Without it each
// goes through its text, twice, and a booking has dozens of them.
func plainUUIDs(_ context.Context, conn *pgx.Conn) error {
	one := &pgtype.Type{Name: "uuid", OID: pgtype.UUIDOID, Codec: uuidCodec{}}
	conn.TypeMap().RegisterType(one)
	conn.TypeMap().RegisterType(&pgtype.Type{Name: "_uuid", OID: pgtype.UUIDArrayOID, Codec: &pgtype.ArrayCodec{ElementType: one}})
	return nil
}

type uuidCodec struct{ pgtype.UUIDCodec }

// PlanEncode knows the UUIDs that the program is made with.
func (c uuidCodec) PlanEncode(m *pgtype.Map, oid uint32, format int16, value any) pgtype.EncodePlan {
	if _, ok := value.(uuid.UUID); ok && format == pgtype.BinaryFormatCode {
		return sixteenBytes{}
	}
	return c.UUIDCodec.PlanEncode(m, oid, format, value)
}

// PlanScan does so too.
func (c uuidCodec) PlanScan(m *pgtype.Map, oid uint32, format int16, target any) pgtype.ScanPlan {
	if _, ok := target.(*uuid.UUID); ok && format == pgtype.BinaryFormatCode {
		return sixteenBytes{}
	}
	return c.UUIDCodec.PlanScan(m, oid, format, target)
}

type sixteenBytes struct{}

var errNotUUID = errors.New("database: not a UUID, or NULL where one is needed")

func (sixteenBytes) Encode(value any, buf []byte) ([]byte, error) {
	id, ok := value.(uuid.UUID)
	if !ok {
		return nil, errNotUUID
	}
	return append(buf, id[:]...), nil
}

func (sixteenBytes) Scan(src []byte, target any) error {
	id, ok := target.(*uuid.UUID)
	if !ok || len(src) != len(id) {
		return errNotUUID
	}
	copy(id[:], src)
	return nil
}
