using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Answerable.Server.Storage;

/// <summary>
/// Tables whose rows must not tell in which order they came. SQLite numbers the rows of every other table;
/// these are clustered by their random key instead.
/// </summary>
internal static class RowOrder
{
    private const string Annotation = "Answerable:WithoutRowOrder";

    public static void WithoutRowOrder<T>(this EntityTypeBuilder<T> table) where T : class => table.HasAnnotation(Annotation, true);

    /// <summary>The create script with the tables' clause, which the mapping cannot say.</summary>
    public static string Apply(IModel model, string script)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => e.FindAnnotation(Annotation) is not null))
        {
            var start = script.IndexOf($"CREATE TABLE \"{entity.GetTableName()}\" (", StringComparison.Ordinal);
            var end = script.IndexOf("\n);", start, StringComparison.Ordinal);
            script = script[..(end + 2)] + " WITHOUT ROWID" + script[(end + 2)..];
        }
        return script;
    }
}
