using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Recordings;

internal static class RecordingMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<Recording>(r =>
    {
        r.ToTable("recordings_recording");
        r.HasKey(x => x.Id);
        r.Property(x => x.Reference).HasMaxLength(Recording.MaxReference);
        r.Property(x => x.Note).HasMaxLength(Recording.MaxNote);
        r.Property(x => x.SignIn).HasMaxLength(32);
        r.Property(x => x.ObjectionDays).HasDefaultValue(PaperDays.Ours.Objection);
        r.Property(x => x.AnswerDays).HasDefaultValue(PaperDays.Ours.Answer);
        r.Property(x => x.ObjectionText).HasMaxLength(Recording.MaxText);
        r.Property(x => x.Answer).HasMaxLength(Recording.MaxText);
        r.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
        r.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        r.HasIndex(x => new { x.UnitPath, x.Id });
        r.HasIndex(x => new { x.PostId, x.Id });
        r.HasIndex(x => new { x.SignerId, x.Id });
        r.HasIndex(x => new { x.ClerkId, x.Id });
        r.HasIndex(x => new { x.AnswererPostId, x.Id }).HasFilter("answerer_post_id IS NOT NULL");
    });
}
