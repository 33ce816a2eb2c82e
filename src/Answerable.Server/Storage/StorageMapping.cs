using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Storage;

/// <summary>A key of the cookies' and forms' protection, kept in the database so that every instance reads it.</summary>
internal sealed class ProtectionKey
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";
}

internal static class StorageMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ProtectionKey>().ToTable("storage_protection_key");
        GenerationMapping.Map(builder);
        Tree.Map(builder);
        SentForm.Map(builder);
    }
}
