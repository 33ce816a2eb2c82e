using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Answerable.Server.Storage;

/// <summary>
/// References to a row that a room further down knows by an identifier of another type: the database keeps them, and the mapping cannot
/// say them as keys. None lets its row be deleted.
/// </summary>
internal static class RowReferences
{
    private const string Annotation = "Answerable:References";

    /// <summary>Names the row whose identifier this column holds.</summary>
    public static PropertyBuilder<TId> References<TId, TRow>(this PropertyBuilder<TId> column) =>
        column.HasAnnotation(Annotation, typeof(TRow).FullName);

    /// <summary>The tables to which columns of a table refer so.</summary>
    public static IEnumerable<string> From(IModel model, string table) =>
        All(model).Where(r => r.Table == table).Select(r => r.Principal);

    /// <summary>The create script with these references.</summary>
    public static string Apply(IModel model, Provider provider, string script)
    {
        foreach (var reference in All(model))
        {
            var key = $"CONSTRAINT \"{reference.Name}\" FOREIGN KEY (\"{reference.Column}\") "
                + $"REFERENCES \"{reference.Principal}\" (\"id\") ON DELETE RESTRICT";
            if (provider == Provider.Postgres)
            {
                script += $"\nALTER TABLE \"{reference.Table}\" ADD {key};\n";
                continue;
            }
            var start = script.IndexOf($"CREATE TABLE \"{reference.Table}\" (", StringComparison.Ordinal);
            var end = script.IndexOf("\n);", start, StringComparison.Ordinal);
            script = script[..end] + ",\n    " + key + script[end..];
        }
        return script;
    }

    private static IEnumerable<(string Table, string Column, string Principal, string Name)> All(IModel model) =>
        from entity in model.GetEntityTypes()
        from property in entity.GetProperties()
        let row = property.FindAnnotation(Annotation)?.Value as string
        where row is not null
        let principal = model.FindEntityType(row)!.GetTableName()!
        let names = (Table: entity.GetTableName()!, Column: property.GetColumnName())
        orderby names.Table, names.Column
        select (names.Table, names.Column, principal, $"fk_{names.Table}_{principal}_{names.Column}");
}
