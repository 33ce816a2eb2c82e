using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Policies;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Answerable.Server.Rounds;

internal static class RoundMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Round>(MapRound);
        builder.Entity<Debriefer>(d =>
        {
            d.ToTable("rounds_debriefer");
            d.HasKey(x => x.Id);
            d.Property(x => x.Id).ValueGeneratedNever();
            d.Property(x => x.UnitPath).HasMaxLength(Unit.MaxPath);
            d.Property(x => x.Version).IsConcurrencyToken();
            d.Ignore(x => x.Ref);
            d.Ignore(x => x.IsUndecided);
            d.Ignore(x => x.AwaitsFeedBack);
            d.Ignore(x => x.AwaitsPublishing);
            d.Ignore(x => x.IsLeftOpen);
            d.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            d.Ignore(x => x.IsFormer);
            d.Ignore(x => x.OwedByPostId);
            d.HasOne<Person>().WithMany().HasForeignKey(x => x.HolderId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Post>().WithMany().HasForeignKey(x => x.AnswersInPostId).OnDelete(DeleteBehavior.Restrict);
            d.HasIndex(x => new { x.RoundId, x.PostId }).IsUnique().HasFilter("holder_id IS NULL").Refuses(RoundRefusals.AlreadyDebriefer);
            d.HasIndex(x => new { x.RoundId, x.PostId, x.HolderId }).IsUnique().Refuses(RoundRefusals.AlreadyDebriefer);
            d.HasIndex(x => new { x.PostId, x.RoundId });
            d.HasIndex(x => new { x.UnitPath, x.Id });
        });
        builder.Entity<AssessorGroup>(g =>
        {
            g.ToTable("rounds_group");
            g.HasKey(x => x.Id);
            g.Property(x => x.Id).ValueGeneratedNever();
            g.Property(x => x.Code).HasMaxLength(40);
            g.Property(x => x.Name).HasConversion(v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default),
                v => JsonSerializer.Deserialize<LocalText>(v, JsonSerializerOptions.Default)!);
            g.HasMany(x => x.Members).WithOne().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.ClientCascade);
            g.HasIndex(x => new { x.RoundId, x.Code }).IsUnique();
        });
        builder.Entity<GroupMember>(m =>
        {
            m.ToTable("rounds_group_member");
            m.HasKey(x => new { x.GroupId, x.PostId });
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DayTeller>(t =>
        {
            t.ToTable("rounds_day_teller");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.Property(x => x.Name).HasMaxLength(Person.MaxName);
            t.Property(x => x.SecretHash).HasMaxLength(DayTeller.HashLength);
            t.HasOne<Round>().WithMany().HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Cascade);
            t.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(x => x.SecretHash).IsUnique();
            t.HasIndex(x => x.RoundId);
            t.HasIndex(x => x.PostId);
            t.HasIndex(x => x.PersonId);
        });
        builder.Entity<RoundOfficer>(o =>
        {
            o.ToTable("rounds_officer");
            o.HasKey(x => new { x.RoundId, x.Role, x.PostId });
            o.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            o.HasIndex(x => new { x.PostId, x.RoundId });
        });
    }

    private static void MapRound(EntityTypeBuilder<Round> r)
    {
        r.ToTable("rounds_round");
        r.HasKey(x => x.Id);
        r.Property(x => x.Id).ValueGeneratedNever();
        r.Property(x => x.UnitPath).HasMaxLength(Unit.MaxPath);
        r.Property(x => x.Title).HasMaxLength(Round.MaxTitle);
        r.Property(x => x.Period).HasMaxLength(Round.MaxPeriod);
        r.Property(x => x.Policy).StoredAsPolicy();
        r.Ignore(x => x.Frame);
        r.HasMany(x => x.Debriefers).WithOne().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.ClientCascade);
        r.HasMany(x => x.Groups).WithOne().HasForeignKey(g => g.RoundId).OnDelete(DeleteBehavior.ClientCascade);
        r.HasMany(x => x.Officers).WithOne().HasForeignKey(o => o.RoundId).OnDelete(DeleteBehavior.ClientCascade);
        r.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        r.HasOne<Post>().WithMany().HasForeignKey(x => x.OrganiserId).OnDelete(DeleteBehavior.Restrict);
        r.HasOne<Round>().WithMany().HasForeignKey(x => x.PreviousRoundId).OnDelete(DeleteBehavior.Restrict);
        r.HasIndex(x => new { x.UnitPath, x.Id }).IsDescending(false, true);
        r.HasIndex(x => new { x.State, x.UnitPath, x.Id }).IsDescending(false, false, true);
        r.Property(x => x.RequiresTakeUp).HasDefaultValue(false);
        r.HasIndex(x => new { x.UnitId, x.MeetingOn });
    }
}
