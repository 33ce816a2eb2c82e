using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

internal static class ReviewMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ReviewMeeting>(m =>
        {
            m.ToTable("reviews_meeting");
            m.HasKey(x => x.Id);
            m.Property(x => x.Id).ValueGeneratedNever();
            m.Property(x => x.UnitPath).HasMaxLength(Unit.MaxPath);
            m.Property(x => x.Title).HasMaxLength(ReviewMeeting.MaxTitle).HasDefaultValue("");
            m.Property(x => x.Place).HasMaxLength(ReviewMeeting.MaxPlace);
            m.HasOne<Round>().WithOne().HasForeignKey<ReviewMeeting>(x => x.RoundId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.ChairId).OnDelete(DeleteBehavior.Restrict);
            m.HasMany(x => x.Agenda).WithOne().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.ClientCascade);
            m.HasMany(x => x.Presences).WithOne().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.ClientCascade);
        });
        builder.Entity<AgendaItem>(a =>
        {
            a.ToTable("reviews_item");
            a.HasKey(x => new { x.MeetingId, x.DebrieferId });
            a.Ignore(x => x.Ref);
            a.HasIndex(x => x.Id).IsUnique();
            a.Property(x => x.ByName).HasMaxLength(Presence.MaxName);
            a.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Presence>(p =>
        {
            p.ToTable("reviews_presence");
            p.HasKey(x => x.Id);
            p.Property(x => x.Id).ValueGeneratedNever();
            p.Property(x => x.Name).HasMaxLength(Presence.MaxName);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => new { x.MeetingId, x.PostId }).IsUnique().HasFilter("post_id IS NOT NULL")
                .Refuses(ReviewRefusals.AlreadyPresent);
            p.HasIndex(x => x.PostId);
        });
        MapComment(builder);
    }

    private static void MapComment(ModelBuilder builder) => builder.Entity<Comment>(c =>
    {
        c.ToTable("reviews_comment");
        c.HasKey(x => x.Id);
        c.Property(x => x.Id).ValueGeneratedNever();
        c.Property(x => x.UnitPath).HasMaxLength(Unit.MaxPath);
        c.Property(x => x.AuthorName).HasMaxLength(Presence.MaxName);
        c.Property(x => x.StrandCode).HasMaxLength(Finding.MaxStrand);
        c.Property(x => x.Text).HasMaxLength(Comment.MaxText);
        c.Property(x => x.WhyNot).HasMaxLength(Comment.MaxWhyNot);
        c.Property(x => x.CorrectionReason).HasMaxLength(Comment.MaxReason);
        c.Property(x => x.WithdrawalReason).HasMaxLength(Comment.MaxReason);
        c.Ignore(x => x.Stands);
        c.HasOne<ReviewMeeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        c.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
        c.HasOne<Post>().WithMany().HasForeignKey(x => x.AuthorPostId).OnDelete(DeleteBehavior.Restrict);
        c.HasIndex(x => x.SupersedesId).IsUnique().HasFilter("supersedes_id IS NOT NULL").Refuses(ReviewRefusals.AlreadyCorrected);
        c.HasIndex(x => new { x.MeetingId, x.At });
        c.HasIndex(x => new { x.DebrieferId, x.At });
    });
}
