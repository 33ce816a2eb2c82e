using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Answerable.Server.Backups;

/// <summary>A table as both databases know it.</summary>
/// <param name="Key">The columns of its primary key, by which its rows are read: the order of writing is nobody's business.</param>
internal sealed record TableLayout(string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Every table that rooms map, a referenced one before those that refer to it.</summary>
    /// <exception cref="NotSupportedException">A column has a type that backups have no kind for, or tables refer to each other in a
    /// circle.</exception>
    public static IReadOnlyList<TableLayout> Of(IModel model)
    {
        var left = model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<TableLayout>();
        while (left.Count > 0)
        {
            var next = left.Find(t => t.ForeignKeyConstraints.All(k => k.PrincipalTable == t || !left.Contains(k.PrincipalTable))
                    && RowReferences.From(model, t.Name).All(p => !left.Exists(o => o.Name == p)))
                ?? throw new NotSupportedException($"{string.Join(", ", left.Select(t => t.Name))} refer to each other in a circle.");
            left.Remove(next);
            ordered.Add(new(next.Name, [.. next.Columns.Select(Column)], [.. next.PrimaryKey!.Columns.Select(c => c.Name)]));
        }
        return ordered;
    }

    private static BackupColumn Column(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        if (property.GetElementType()?.ClrType == typeof(int)) return new(column.Name, ColumnKind.Wholes);
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return new(column.Name,
            KindOf(type)
                ?? throw new NotSupportedException($"{column.Table.Name}.{column.Name} is a {type.Name}, which backups cannot hold."));
    }

    private static ColumnKind? KindOf(Type type) =>
        type == typeof(Guid) ? ColumnKind.Uuid
        : type == typeof(string) ? ColumnKind.Text
        : type == typeof(int) || type == typeof(long) ? ColumnKind.Whole
        : type == typeof(bool) ? ColumnKind.Flag
        : type == typeof(DateTimeOffset) || type == typeof(DateTime) ? ColumnKind.Instant
        : type == typeof(DateOnly) ? ColumnKind.Date
        : type == typeof(byte[]) ? ColumnKind.Bytes
        : null;
}
