using System.Text.Json;
using System.Text.Json.Serialization;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Answerable.Server.Debriefs;

internal static class DebriefMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Debrief>(d =>
        {
            d.ToTable("debriefs_debrief");
            d.HasKey(x => x.Id);
            d.Property(x => x.Id).ValueGeneratedNever();
            d.Property(x => x.UnitPath).HasMaxLength(Unit.MaxPath);
            d.Property(x => x.Draft).StoredAsJson();
            d.HasMany(x => x.Versions).WithOne().HasForeignKey(v => v.DebriefId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Debriefer>().WithOne().HasForeignKey<Debrief>(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Round>().WithMany().HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Person>().WithMany().HasForeignKey(x => x.HolderId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<FiledVersion>(v =>
        {
            v.ToTable("debriefs_version");
            v.HasKey(x => x.Id);
            v.Property(x => x.Id).ValueGeneratedNever();
            v.Ignore(x => x.Facts);
            v.Property(x => x.Content).StoredAsJson();
            v.Property(x => x.Reasons).HasMaxLength(FiledVersion.MaxReasons);
            v.Property(x => x.ReopenReason).HasMaxLength(FiledVersion.MaxReasons);
            v.HasIndex(x => new { x.DebriefId, x.Number }).IsUnique().Refuses(DebriefRefusals.AlreadyFiled);
        });
    }

    private static void StoredAsJson(this PropertyBuilder<DebriefContent> property) => property.HasConversion(
        content => JsonSerializer.Serialize(content, Json),
        text => JsonSerializer.Deserialize<DebriefContent>(text, Json)!,
        new ValueComparer<DebriefContent>(
            (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
            c => c.Problems.Length, c => c));

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new FindingIds() },
    };

    private sealed class FindingIds : JsonConverter<FindingId>
    {
        public override FindingId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, FindingId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
