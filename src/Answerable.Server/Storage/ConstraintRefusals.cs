using Answerable.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Answerable.Server.Storage;

/// <summary>The database's last word on uniqueness, translated back to the refusal that the rule gives.</summary>
internal static class ConstraintRefusals
{
    private const string Annotation = "Answerable:Refusal";

    /// <summary>Extended results of SQLite: a unique index, or the primary key.</summary>
    private const int SqliteUnique = 2067, SqlitePrimaryKey = 1555;

    /// <summary>Names the refusal that a violation of this unique index means.</summary>
    public static IndexBuilder<T> Refuses<T>(this IndexBuilder<T> index, Refusal refusal)
    {
        index.HasAnnotation(Annotation, refusal.Code);
        return index;
    }

    /// <summary>The refusal behind the exception, or null when it is not one of ours.</summary>
    public static Refusal? Find(IModel model, DbUpdateException exception)
    {
        var index = exception.InnerException switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e =>
                Indexes(model).FirstOrDefault(i => i.GetDatabaseName() == e.ConstraintName),
            SqliteException { SqliteErrorCode: 19 } e when e.Message.Contains("UNIQUE", StringComparison.Ordinal) =>
                Indexes(model)
                    .FirstOrDefault(i => e.Message.Contains($"'UNIQUE constraint failed: {Columns(i)}'", StringComparison.Ordinal)),
            _ => null,
        };
        return index?.FindAnnotation(Annotation)?.Value is string code ? Refusal.Of(code) : null;
    }

    /// <summary>
    /// Whether somebody was faster: the key is taken, or the two transactions cannot both be. A broken reference, a full disk and whatever
    /// else
    /// a save can fail of is not that, and stays the failure it is.
    /// </summary>
    /// <remarks>A statement beside a save fails so as well. PostgreSQL's provider wraps what might go well a second time.</remarks>
    public static bool IsConflict(Exception? exception) => exception switch
    {
        PostgresException e =>
            e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected,
        SqliteException e => e.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        DbUpdateException e => IsConflict(e.InnerException),
        InvalidOperationException { InnerException: { } inner } => inner is PostgresException or DbUpdateException && IsConflict(inner),
        _ => false,
    };

    private static IEnumerable<IIndex> Indexes(IModel model) => model.GetEntityTypes().SelectMany(e => e.GetIndexes());

    private static string Columns(IIndex index) =>
        string.Join(", ", index.Properties.Select(p => $"{index.DeclaringEntityType.GetTableName()}.{p.GetColumnName()}"));
}
