using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

internal static class OrganisationMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<OrganisationSettings>(s =>
        {
            s.ToTable("organisation_settings");
            s.BeginsGeneration();
            s.Property(x => x.Id).ValueGeneratedNever();
        });
        builder.Entity<Unit>(u =>
        {
            u.ToTable("organisation_unit");
            u.BeginsGeneration();
            u.HasKey(x => x.Id);
            u.Property(x => x.Code).HasMaxLength(Unit.MaxCode);
            u.Property(x => x.Name).HasMaxLength(Unit.MaxName);
            u.Property(x => x.Level).HasMaxLength(Unit.MaxLevel);
            u.Property(x => x.Path).HasMaxLength(Unit.MaxPath);
            u.HasOne<Unit>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
            u.HasIndex(x => x.Code).IsUnique().Refuses(OrganisationRefusals.CodeTaken);
            u.HasIndex(x => x.Path).IsUnique();
            u.HasIndex(x => new { x.ParentId, x.Code });
            u.HasIndex(x => new { x.Level, x.Path });
        });
        builder.Entity<PastUnit>(p =>
        {
            p.ToTable("organisation_past_unit");
            p.HasKey(x => new { x.UnitId, x.From });
            p.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => x.ParentId);
        });
        MapChanges(builder);
        CalendarMapping.Map(builder);
        builder.Entity<Upload>(u =>
        {
            u.ToTable("organisation_upload");
            u.Property(x => x.Id).ValueGeneratedNever();
            u.HasIndex(x => x.At);
        });
        MapPosts(builder);
        MapPersons(builder);
        MapWaitingActs(builder);
    }

    private static void MapChanges(ModelBuilder builder)
    {
        builder.Entity<Guidance>(g =>
        {
            g.ToTable("organisation_guidance");
            g.BeginsGeneration();
            g.HasKey(x => x.Id);
            g.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            g.HasOne<Unit>().WithMany().HasForeignKey(x => x.GuideId).OnDelete(DeleteBehavior.Restrict);
            g.HasIndex(x => new { x.UnitId, x.GuideId, x.Kind }).IsUnique().HasFilter("until IS NULL").Refuses(UnitRefusals.GuidesAlready);
            g.Property(x => x.MayIssue).HasDefaultValue(false);
            g.Property(x => x.Inspects).HasDefaultValue(false);
            g.HasIndex(x => x.GuideId);
            g.HasIndex(x => x.UnitPath);
        });
        builder.Entity<PastPost>(p =>
        {
            p.ToTable("organisation_past_post");
            p.HasKey(x => new { x.PostId, x.From });
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            p.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => x.UnitId);
        });
        builder.Entity<PlannedChange>(p =>
        {
            p.ToTable("organisation_planned_change");
            p.HasKey(x => x.Id);
            p.Ignore(x => x.Change);
            p.Property(x => x.Code).HasMaxLength(Unit.MaxCode);
            p.Property(x => x.Name).HasMaxLength(Unit.MaxName);
            p.Property(x => x.Level).HasMaxLength(Unit.MaxLevel);
            p.Property(x => x.Codes).HasMaxLength(UnitChange.MaxCodes);
            p.Property(x => x.FailedFor).HasMaxLength(80);
            // Two servers do one plan once.
            p.Property(x => x.SettledAt).IsConcurrencyToken();
            p.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => x.DueOn).HasFilter("settled_at IS NULL");
            p.HasIndex(x => x.UnitId);
        });
    }

    private static void MapWaitingActs(ModelBuilder builder) =>
        builder.Entity<WaitingAct>(w =>
        {
            w.ToTable("organisation_waiting_act");
            // No session is read from it; previews of rosters are.
            w.BeginsGeneration();
            w.HasKey(x => x.Id);
            w.Ignore(x => x.Ref).Ignore(x => x.AppointmentKind);
            w.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            w.HasOne<Post>().WithMany().HasForeignKey(x => x.MemberId).OnDelete(DeleteBehavior.Restrict);
            w.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
            w.HasIndex(x => new { x.PostId, x.Kind, x.PersonId }).IsUnique().HasFilter("decided_at IS NULL AND member_id IS NULL")
                .Refuses(OrganisationRefusals.WaitsAlready);
            w.HasIndex(x => new { x.PostId, x.MemberId }).IsUnique().HasFilter("decided_at IS NULL")
                .Refuses(OrganisationRefusals.WaitsAlready);
            w.HasIndex(x => x.MemberId);
            w.HasIndex(x => x.PersonId);
            w.HasIndex(x => x.UnitPath);
        });

    /// <summary>Who holds posts: the directory names persons; how they sign in is the room above.</summary>
    private static void MapPersons(ModelBuilder builder) =>
        builder.Entity<Person>(p =>
    {
        p.ToTable("people_person");
        p.BeginsGeneration();
        p.HasKey(x => x.Id);
        p.Property(x => x.Code).HasMaxLength(Person.MaxCode);
        p.Property(x => x.Name).HasMaxLength(Person.MaxName);
        p.HasIndex(x => x.Code).IsUnique().Refuses(Refusal.Of("people.code-taken"));
    });

    private static void MapPosts(ModelBuilder builder)
    {
        builder.Entity<Post>(p =>
        {
            p.ToTable("organisation_post");
            p.BeginsGeneration();
            p.HasKey(x => x.Id);
            p.Property(x => x.Code).HasMaxLength(Post.MaxCode);
            p.Property(x => x.Name).HasMaxLength(Post.MaxName);
            p.Property(x => x.Kind).HasMaxLength(Post.MaxKind);
            p.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => x.Code).IsUnique().Refuses(OrganisationRefusals.CodeTaken);
            p.HasIndex(x => new { x.UnitPath, x.Code });
            p.HasIndex(x => new { x.Kind, x.UnitPath });
        });
        builder.Entity<Appointment>(a =>
        {
            a.ToTable("organisation_appointment");
            a.BeginsGeneration();
            a.HasKey(x => x.Id);
            a.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            a.HasIndex(x => new { x.PostId, x.Kind }).IsUnique().HasFilter("until IS NULL").Refuses(OrganisationRefusals.PostHeld);
            // An end may lie in the future: who is in force is found among all spans of the post.
            a.HasIndex(x => x.PostId);
            a.HasIndex(x => new { x.PersonId, x.Until });
        });
        builder.Entity<StandingRight>(r =>
        {
            r.ToTable("organisation_right");
            r.BeginsGeneration();
            r.HasKey(x => x.Id);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            r.HasIndex(x => new { x.PostId, x.Right, x.UnitId }).IsUnique().HasFilter("until IS NULL")
                .Refuses(OrganisationRefusals.RightHeld);
            r.HasIndex(x => x.PostId);
            r.HasIndex(x => new { x.Right, x.UnitPath });
        });
        builder.Entity<Membership>(m =>
        {
            m.ToTable("organisation_membership");
            m.BeginsGeneration();
            m.HasKey(x => x.Id);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.CollectiveId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.MemberId).OnDelete(DeleteBehavior.Restrict);
            m.HasIndex(x => new { x.CollectiveId, x.MemberId }).IsUnique().HasFilter("until IS NULL")
                .Refuses(OrganisationRefusals.AlreadySeated);
            m.HasIndex(x => x.CollectiveId);
            m.HasIndex(x => x.MemberId);
        });
    }
}
