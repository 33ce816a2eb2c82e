using System.Globalization;
using System.Text;
using Answerable.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Answerable.Server.Storage;

/// <summary>What holds for every table: typed ids as uuids, enums as text, snake_case names, paths and codes compared by bytes.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder builder, Provider provider)
    {
        foreach (var id in typeof(IId<>).Assembly.GetTypes().Where(IsId))
            builder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (provider == Provider.Sqlite) builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    public static void Finish(ModelBuilder builder, Provider provider)
    {
        var paths = Rooms.All.SelectMany(r => r.PathColumns).Select(c => (c.Entity, c.Property)).ToHashSet();
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.GetColumnName()));
                if (provider == Provider.Postgres && property.ClrType == typeof(string)
                    && (property.Name == "Code" || paths.Contains((entity.ClrType, property.Name))))
                    property.SetCollation("C");
            }
            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName()!));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(Snake(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Snake(index.GetDatabaseName()!));
            if (!typeof(Aggregate).IsAssignableFrom(entity.ClrType)) continue;
            builder.Entity(entity.ClrType).Ignore(nameof(Aggregate.Recorded)).Ignore(nameof(Aggregate.Ref));
            builder.Entity(entity.ClrType).Property<int>(nameof(Aggregate.Version)).IsConcurrencyToken();
        }
    }

    /// <summary><c>UnitPath</c> becomes <c>unit_path</c>; what is snake_case stays so.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts) text.Append('_');
            text.Append(char.ToLower(name[i], CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make<T>(value)) where T : struct, IId<T>;

    private static T Make<T>(Guid value) where T : struct, IId<T> => T.Of(value);

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
