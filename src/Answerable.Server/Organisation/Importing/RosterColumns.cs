using Answerable.Server.Storage;
using Answerable.Domain;
using NpgsqlTypes;

namespace Answerable.Server.Organisation.Importing;

/// <summary>Which column of which table takes what of a roster.</summary>
internal static class RosterColumns
{
    public const string Units = "organisation_unit";

    public static BulkColumn<UnitRow>[] OfUnits(DateTimeOffset now)
    {
        object from = now.UtcDateTime, version = 1;
        return
        [
            new("id", NpgsqlDbType.Uuid, u => u.Id), new("code", NpgsqlDbType.Text, u => u.Code),
                new("parent_id", NpgsqlDbType.Uuid, u => u.ParentId),
            new("name", NpgsqlDbType.Text, u => u.Name), new("level", NpgsqlDbType.Text, u => u.Level),
                new("path", NpgsqlDbType.Text, u => u.Path),
            new("from", NpgsqlDbType.TimestampTz, _ => from), new("version", NpgsqlDbType.Integer, _ => version),
        ];
    }

    public static readonly BulkColumn<NewPersonRow>[] OfPersons =
    [
        new("id", NpgsqlDbType.Uuid, p => p.Id), new("code", NpgsqlDbType.Text, p => p.Code), new("name", NpgsqlDbType.Text, p => p.Name),
            new("version", NpgsqlDbType.Integer, _ => 1),
    ];

    public static readonly BulkColumn<NewPostRow>[] OfPosts =
    [
        new("id", NpgsqlDbType.Uuid, p => p.Id), new("code", NpgsqlDbType.Text, p => p.Row.Code),
            new("unit_id", NpgsqlDbType.Uuid, p => p.Unit.Id), new("unit_path", NpgsqlDbType.Text, p => p.Unit.Path),
        new("name", NpgsqlDbType.Text, p => p.Row.Name), new("kind", NpgsqlDbType.Text, p => p.Row.Kind),
            new("is_collective", NpgsqlDbType.Boolean, p => p.Row.IsCollective), new("version", NpgsqlDbType.Integer, _ => 1),
    ];

    public static readonly BulkColumn<NewAppointmentRow>[] OfAppointments =
    [
        new("id", NpgsqlDbType.Uuid, a => a.Id), new("post_id", NpgsqlDbType.Uuid, a => a.PostId),
            new("person_id", NpgsqlDbType.Uuid, a => a.PersonId),
        new("kind", NpgsqlDbType.Text, _ => nameof(AppointmentKind.Holder)), new("from", NpgsqlDbType.TimestampTz, a => a.From.UtcDateTime),
        new("until", NpgsqlDbType.TimestampTz, a => a.Until?.UtcDateTime),
    ];

    public static BulkColumn<NewRightRow>[] OfRights(DateTimeOffset now) =>
    [
        new("id", NpgsqlDbType.Uuid, r => r.Id), new("post_id", NpgsqlDbType.Uuid, r => r.PostId),
            new("right", NpgsqlDbType.Text, r => r.Right.ToString()),
        new("unit_id", NpgsqlDbType.Uuid, r => r.Unit.Id), new("unit_path", NpgsqlDbType.Text, r => r.Unit.Path),
            new("from", NpgsqlDbType.TimestampTz, _ => now.UtcDateTime),
    ];

    public static readonly BulkColumn<NewSeatRow>[] OfSeats =
    [
        new("id", NpgsqlDbType.Uuid, s => s.Id), new("collective_id", NpgsqlDbType.Uuid, s => s.BodyId),
            new("member_id", NpgsqlDbType.Uuid, s => s.MemberId), new("from", NpgsqlDbType.TimestampTz, s => s.From.UtcDateTime),
    ];
}
