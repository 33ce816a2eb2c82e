using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

internal static class RequestMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Request>(r =>
        {
            r.ToTable("requests_request");
            r.HasKey(x => x.Id);
            r.Property(x => x.Matter).HasMaxLength(Request.MaxMatter);
            r.Property(x => x.Purpose).HasMaxLength(Request.MaxPurpose);
            r.Property(x => x.Place).HasMaxLength(Request.MaxPlace);
            r.Property(x => x.PostKind).HasMaxLength(Request.MaxWord);
            r.Property(x => x.Level).HasMaxLength(Request.MaxWord);
            r.Property(x => x.OverReason).HasMaxLength(Request.MaxReason);
            r.Property(x => x.WithdrawnReason).HasMaxLength(Request.MaxReason);
            r.Property(x => x.SourceReference).HasMaxLength(Source.MaxReference);
            r.Ignore(x => x.Source).Ignore(x => x.Asked);
            r.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Unit>().WithMany().HasForeignKey(x => x.ToUnitId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            r.HasMany(x => x.Items).WithOne().HasForeignKey(i => i.RequestId);
            r.HasMany(x => x.Eases).WithOne().HasForeignKey(e => e.RequestId);
            r.HasIndex(x => new { x.UnitPath, x.Id });
            r.HasIndex(x => new { x.UnitId, x.SentAt });
        });
        builder.Entity<RequestItem>(i =>
        {
            i.ToTable("requests_item");
            i.HasKey(x => x.Id);
            i.Property(x => x.Id).ValueGeneratedNever();
            i.Property(x => x.Text).HasMaxLength(RequestItem.MaxText);
            i.HasIndex(x => new { x.RequestId, x.Number }).IsUnique().Refuses(RequestRefusals.ItemTwice);
        });
        builder.Entity<RequestEase>(e =>
        {
            e.ToTable("requests_ease");
            e.HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Why).HasMaxLength(RequestEase.MaxWhy);
            e.HasIndex(x => new { x.RequestId, x.Number }).IsUnique().Refuses(RequestRefusals.NotDraft);
        });
        builder.Entity<SpentMinutes>(s =>
        {
            s.ToTable("requests_spent");
            s.HasKey(x => new { x.RequestId, x.Minutes });
            s.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
        });
        MapReplies(builder);
    }

    private static void MapReplies(ModelBuilder builder)
    {
        builder.Entity<Reply>(r =>
        {
            r.ToTable("requests_reply");
            r.HasKey(x => x.Id);
            r.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.AskerPostId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            r.HasMany(x => x.Turns).WithOne().HasForeignKey(t => t.ReplyId);
            // A post is asked once by one request.
            r.HasIndex(x => new { x.RequestId, x.PostId }).IsUnique().Refuses(RequestRefusals.NotDraft);
            r.HasIndex(x => new { x.RequestId, x.UnitPath, x.Id });
            r.HasIndex(x => new { x.UnitPath, x.DueOn });
            r.HasIndex(x => x.PostId);
            r.HasIndex(x => x.AskerPostId);
            r.HasIndex(x => x.UnitId);
        });
        builder.Entity<ReplyTurn>(t =>
        {
            t.ToTable("requests_turn");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.Property(x => x.Text).HasMaxLength(ReplyTurn.MaxText);
            t.Property(x => x.Reason).HasMaxLength(ReplyTurn.MaxText);
            t.HasMany(x => x.Values).WithOne().HasForeignKey(v => v.TurnId);
            t.HasIndex(x => new { x.ReplyId, x.Number }).IsUnique().Refuses(RequestRefusals.NotOpen);
        });
        builder.Entity<ReplyValue>(v =>
        {
            v.ToTable("requests_value");
            v.HasKey(x => x.Id);
            v.Property(x => x.Id).ValueGeneratedNever();
            v.Property(x => x.Text).HasMaxLength(ReplyValue.MaxText);
            v.HasIndex(x => new { x.TurnId, x.Number }).IsUnique().Refuses(RequestRefusals.NotOpen);
        });
    }
}
