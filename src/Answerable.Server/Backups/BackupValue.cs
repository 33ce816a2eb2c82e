using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Answerable.Server.Storage;
using NpgsqlTypes;

namespace Answerable.Server.Backups;

/// <summary>Values between a database and the streams of a backup.</summary>
internal static class BackupValue
{
    /// <summary>Writes what a column of the current row holds.</summary>
    public static void Write(Utf8JsonWriter to, DbDataReader row, int column, ColumnKind kind)
    {
        if (row.IsDBNull(column))
        {
            to.WriteNullValue();
            return;
        }
        switch (kind)
        {
            case ColumnKind.Uuid: to.WriteStringValue(row.GetGuid(column)); break;
            case ColumnKind.Text: to.WriteStringValue(row.GetString(column)); break;
            case ColumnKind.Whole: to.WriteNumberValue(row.GetInt64(column)); break;
            case ColumnKind.Flag: to.WriteBooleanValue(row.GetBoolean(column)); break;
            case ColumnKind.Instant: to.WriteStringValue(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc)); break;
            case ColumnKind.Date:
                to.WriteStringValue(
                row.GetFieldValue<DateOnly>(column).ToString("O", CultureInfo.InvariantCulture)); break;
            case ColumnKind.Bytes: to.WriteBase64StringValue(row.GetFieldValue<byte[]>(column)); break;
            // SQLite keeps a list as its JSON text.
            case ColumnKind.Wholes when row.GetFieldType(column) == typeof(string): to.WriteRawValue(row.GetString(column)); break;
            case ColumnKind.Wholes: JsonSerializer.Serialize(to, row.GetFieldValue<int[]>(column)); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    /// <summary>The value as the provider's parameters take it.</summary>
    /// <exception cref="FormatException">The text is not of this kind.</exception>
    /// <exception cref="InvalidOperationException">The JSON value is not of this kind.</exception>
    public static object? Read(JsonElement value, ColumnKind kind, Provider provider) =>
        value.ValueKind == JsonValueKind.Null ? null : kind switch
        {
            ColumnKind.Uuid => value.GetGuid(),
            ColumnKind.Text => value.GetString(),
            ColumnKind.Whole => value.GetInt64(),
            ColumnKind.Flag => value.GetBoolean(),
            ColumnKind.Instant => DateTime.SpecifyKind(value.GetDateTime(), DateTimeKind.Utc),
            ColumnKind.Date => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
            ColumnKind.Bytes => value.GetBytesFromBase64(),
            ColumnKind.Wholes when provider == Provider.Sqlite => JsonSerializer.Serialize(value.Deserialize<int[]>()),
            ColumnKind.Wholes => value.Deserialize<int[]>(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>PostgreSQL's type; a whole number is sent as wide as its column, which <paramref name="wide"/> tells.</summary>
    public static NpgsqlDbType TypeOf(ColumnKind kind, bool wide) => kind switch
    {
        ColumnKind.Uuid => NpgsqlDbType.Uuid,
        ColumnKind.Text => NpgsqlDbType.Text,
        ColumnKind.Whole => wide ? NpgsqlDbType.Bigint : NpgsqlDbType.Integer,
        ColumnKind.Flag => NpgsqlDbType.Boolean,
        ColumnKind.Instant => NpgsqlDbType.TimestampTz,
        ColumnKind.Date => NpgsqlDbType.Date,
        ColumnKind.Bytes => NpgsqlDbType.Bytea,
        ColumnKind.Wholes => NpgsqlDbType.Array | NpgsqlDbType.Integer,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
