using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

internal static class ObligationMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Obligation>(o =>
        {
            o.ToTable("obligations_obligation");
            o.HasKey(x => x.Id);
            o.Ignore(x => x.Object);
            o.Property(x => x.Version).IsConcurrencyToken();
            o.Property(x => x.Kind).HasMaxLength(40);
            o.Property(x => x.Subject).HasMaxLength(Obligation.MaxSubject);
            o.Property(x => x.Minutes).HasDefaultValue(0);
            o.Property(x => x.ObjectKind).HasMaxLength(40);
            o.HasMany(x => x.Spans).WithOne().HasForeignKey(s => s.ObligationId);
            o.HasIndex(x => new { x.OwnerId, x.State, x.DueOn, x.Id });
            o.HasIndex(x => new { x.State, x.UnitPath, x.DueOn, x.Id });
            o.HasIndex(x => new { x.State, x.Kind, x.UnitPath, x.DueOn, x.Id });
            // For what is late or near in a subtree where little is: see ObligationQueries.IsRare.
            o.HasIndex(x => new { x.State, x.DueOn, x.UnitPath, x.Id });
            // What a month asks of posts: most that is not counted in minutes is left out.
            o.HasIndex(x => new { x.OwnerId, x.DueOn, x.Minutes }).HasFilter("minutes > 0");
            o.HasIndex(x => new { x.ObjectId, x.Kind });
            // The last word on what one post owes about one object: it is open once.
            o.HasIndex(x => new { x.ObjectKind, x.ObjectId, x.Kind, x.OwnerId })
                .IsUnique().HasFilter("state = 'Open'").Refuses(ObligationRefusals.AlreadyOpen);
        });
        builder.Entity<ObligationSpan>(s =>
        {
            s.ToTable("obligations_span");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.HasIndex(x => new { x.OwnerId, x.From });
            s.HasIndex(x => x.ObligationId);
            // For what was returned again and again.
            s.HasIndex(x => new { x.ObligationId, x.Until }).HasFilter("state = 'Discharged' AND until IS NOT NULL");
        });
        builder.Entity<Tally>(t =>
        {
            t.ToTable("obligations_tally");
            t.HasKey(x => new { x.UnitPath, x.Kind, x.DueOn });
            t.HasIndex(x => new { x.UnitPath, x.DueOn }).HasFilter("open > 0");
        });
        builder.Entity<TallyDelta>(d =>
        {
            d.ToTable("obligations_tally_delta");
            d.HasIndex(x => x.UnitPath);
        });
    }
}
