using Answerable.Domain.Files;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Files;

internal static class FileMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<AttachedFile>(f =>
    {
        f.ToTable("files_file");
        f.HasKey(x => x.Id);
        f.Ignore(x => x.About);
        f.Property(x => x.ObjectKind).HasMaxLength(40);
        f.Property(x => x.Name).HasMaxLength(AttachedFile.MaxName);
        f.Property(x => x.Note).HasMaxLength(AttachedFile.MaxNote);
        f.Property(x => x.Sha256).HasMaxLength(AttachedFile.HashLength);
        f.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        f.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
        f.HasOne<AttachedFile>().WithMany().HasForeignKey(x => x.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        f.HasIndex(x => new { x.ObjectKind, x.ObjectId, x.Id });
        f.HasIndex(x => x.Sha256);
        // The last word on what takes the place of what: one version does.
        f.HasIndex(x => x.ReplacesId).IsUnique().Refuses(FileRefusals.NotReplaceable);
    });
}
