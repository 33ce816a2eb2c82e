using Answerable.Server.Storage.Checks;

namespace Answerable.Server.Tests.Storage;

/// <summary>The drift test is only as good as its eyes: each sort of difference is planted here and must be seen.</summary>
public sealed class CatalogueTests(CatalogueTests.NoTables database) : IClassFixture<CatalogueTests.NoTables>
{
    private const string Plain = "CREATE TABLE planted (a integer, b integer)";
    private const string Pair = "CREATE TABLE parent (a integer PRIMARY KEY, b integer UNIQUE); CREATE TABLE planted (a integer, b integer";

    [Theory]
    [InlineData("a table", "SELECT 1", Plain)]
    [InlineData("a column", "CREATE TABLE planted (a integer)", Plain)]
    [InlineData("a column's name", "CREATE TABLE planted (a integer, c integer)", Plain)]
    [InlineData("a type", "CREATE TABLE planted (a text, b integer)", Plain)]
    [InlineData("a length", "CREATE TABLE planted (a varchar(40))", "CREATE TABLE planted (a varchar(41))")]
    [InlineData("nullability", "CREATE TABLE planted (a integer NOT NULL, b integer)", Plain)]
    [InlineData("a default", "CREATE TABLE planted (a integer DEFAULT 7, b integer)", Plain)]
    [InlineData("another default", "CREATE TABLE planted (a integer DEFAULT 7)", "CREATE TABLE planted (a integer DEFAULT 8)")]
    [InlineData("a computed column", "CREATE TABLE planted (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED)", Plain)]
    [InlineData("a collation", "CREATE TABLE planted (a text COLLATE \"{collation}\")", "CREATE TABLE planted (a text)")]
    [InlineData("a primary key", "CREATE TABLE planted (a integer, b integer, PRIMARY KEY (a))",
        "CREATE TABLE planted (a integer, b integer, PRIMARY KEY (b))")]
    [InlineData("the order of a primary key", "CREATE TABLE planted (a integer, b integer, PRIMARY KEY (a, b))",
        "CREATE TABLE planted (a integer, b integer, PRIMARY KEY (b, a))")]
    [InlineData("a foreign key", Pair + " REFERENCES parent (a))", Pair + ")")]
    [InlineData("where a foreign key leads", Pair + " REFERENCES parent (a))", Pair + " REFERENCES parent (b))")]
    [InlineData("the rule when the parent is deleted",
        Pair + " REFERENCES parent (a) ON DELETE CASCADE)", Pair + " REFERENCES parent (a) ON DELETE SET NULL)")]
    [InlineData("a unique key", "CREATE TABLE planted (a integer, b integer, UNIQUE (a, b))", Plain)]
    [InlineData("a check", "CREATE TABLE planted (a integer, b integer, CHECK (a > 0))", Plain)]
    [InlineData("another check", "CREATE TABLE planted (a integer CHECK (a > 0 AND (a < 9)))",
        "CREATE TABLE planted (a integer CHECK (a > 0 AND (a < 8)))")]
    [InlineData("an index", Plain + "; CREATE INDEX planted_index ON planted (a)", Plain)]
    [InlineData("an index's name",
        Plain + "; CREATE INDEX planted_index ON planted (a)", Plain + "; CREATE INDEX planted_other ON planted (a)")]
    [InlineData("an index that is unique",
        Plain + "; CREATE UNIQUE INDEX planted_index ON planted (a)", Plain + "; CREATE INDEX planted_index ON planted (a)")]
    [InlineData("the order of an index",
        Plain + "; CREATE INDEX planted_index ON planted (a, b)", Plain + "; CREATE INDEX planted_index ON planted (b, a)")]
    [InlineData("the direction of an index",
        Plain + "; CREATE INDEX planted_index ON planted (a DESC)", Plain + "; CREATE INDEX planted_index ON planted (a)")]
    [InlineData("an index of some rows",
        Plain + "; CREATE INDEX planted_index ON planted (a) WHERE b > 0", Plain + "; CREATE INDEX planted_index ON planted (a)")]
    [InlineData("an index of other rows",
        Plain + "; CREATE INDEX planted_index ON planted (a) WHERE b > 0",
        Plain + "; CREATE INDEX planted_index ON planted (a) WHERE b > 1")]
    [InlineData("a view", Plain + "; CREATE VIEW planted_view AS SELECT a FROM planted", Plain)]
    public async Task Every_sort_of_difference_is_seen(string sort, string one, string other)
    {
        var (mapped, scripted) = (await Told(one), await Told(other));
        var seen = Differences(mapped, scripted);
        Assert.True(seen.Count > 0, $"{sort} was not seen");
        Assert.All(seen, s => Assert.Contains("planted", s, StringComparison.Ordinal));
        Assert.Empty(Differences(mapped, mapped));
    }

    [Fact]
    public async Task A_table_that_begins_to_number_its_rows_is_seen()
    {
        if (TestDatabase.IsPostgres) return;
        var clustered = await Told("CREATE TABLE planted (a text PRIMARY KEY NOT NULL) WITHOUT ROWID");
        Assert.NotEmpty(Differences(clustered, await Told("CREATE TABLE planted (a text PRIMARY KEY NOT NULL)")));
    }

    [Fact]
    public async Task A_column_added_later_is_the_same_as_one_made_with_its_table()
    {
        var made = await Told("CREATE TABLE planted (b integer, a integer DEFAULT 7)");
        var added = await Told("CREATE TABLE planted (a integer DEFAULT 7); ALTER TABLE planted ADD COLUMN b integer");
        Assert.Empty(Differences(made, added));
    }

    [Fact]
    public async Task A_difference_names_its_side_and_both_sides_of_a_change_stand_together()
    {
        var other = await Told("CREATE TABLE planted (a integer, b integer NOT NULL, c integer)");
        var seen = Differences(await Told(Plain), other);
        string[] expected = ["only the scripts have planted.b", "only the mappings have planted.b", "only the scripts have planted.c"];
        Assert.Equal(expected, seen.Select(s => s[..s.IndexOf(':', StringComparison.Ordinal)]));
    }

    private static IReadOnlyList<string> Differences(IReadOnlySet<string> mapped, IReadOnlySet<string> scripted) =>
        Catalogue.Differences(mapped, scripted, "only the mappings have", "only the scripts have");

    /// <summary>What a database with these tables alone says about them.</summary>
    private async Task<IReadOnlySet<string>> Told(string sql)
    {
        await using var connection = await SchemaTests.Opened(database.Database);
        await using var transaction = await connection.BeginTransactionAsync();
        var collation = TestDatabase.IsPostgres ? "C" : "NOCASE";
        await SchemaTests.Execute(connection, sql.Replace("{collation}", collation, StringComparison.Ordinal));
        var facts = await Catalogue.Read(connection);
        await transaction.RollbackAsync();
        return facts;
    }

    /// <summary>One empty database for the class; what a test plants is rolled back.</summary>
    public sealed class NoTables : IDisposable
    {
        internal TestDatabase Database { get; } = TestDatabase.Empty();

        public void Dispose() => Database.Dispose();
    }
}
