using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

internal static class DifficultyMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Difficulty>(d =>
        {
            d.ToTable("difficulties_difficulty");
            d.HasKey(x => x.Id);
            d.Property(x => x.Title).HasMaxLength(Difficulty.MaxTitle);
            d.Property(x => x.Text).HasMaxLength(Difficulty.MaxText);
            d.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Post>().WithMany().HasForeignKey(x => x.AskedPostId).OnDelete(DeleteBehavior.Restrict);
            d.HasMany(x => x.Turns).WithOne().HasForeignKey(t => t.DifficultyId);
            d.HasIndex(x => new { x.UnitPath, x.Id });
            d.HasIndex(x => new { x.PostId, x.Id });
            d.HasIndex(x => new { x.AskedPostId, x.Id });
            d.HasIndex(x => new { x.State, x.AskedAt });
        });
        builder.Entity<DifficultyTurn>(t =>
        {
            t.ToTable("difficulties_turn");
            t.HasKey(x => x.Id);
            t.Property(x => x.Id).ValueGeneratedNever();
            t.Property(x => x.Text).HasMaxLength(Difficulty.MaxText);
            t.HasIndex(x => new { x.DifficultyId, x.Number }).IsUnique().Refuses(DifficultyRefusals.NotOpen);
            t.HasIndex(x => new { x.AskedPostId, x.DifficultyId });
        });
    }
}
