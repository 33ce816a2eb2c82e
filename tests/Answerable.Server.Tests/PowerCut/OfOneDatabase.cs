namespace Answerable.Server.Tests.PowerCut;

/// <summary>A test of what SQLite does with files.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute() => Skip = TestDatabase.IsPostgres ? "PostgreSQL has its own files and its own promise." : null!;
}

/// <summary>A test of what PostgreSQL promises.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = TestDatabase.IsPostgres ? null! : "SQLite has no server.";
}
