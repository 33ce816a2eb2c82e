using Answerable.Domain;
using Answerable.Domain.Obligations;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>Open and done obligations of a unit and everything below it, by kind and due date. Folded by a job from <see cref="TallyDelta"/> rows.</summary>
internal sealed class Tally
{
    public string UnitPath { get; set; } = "";

    public string Kind { get; set; } = "";

    public DateOnly DueOn { get; set; }

    public int Open { get; set; }

    public int Done { get; set; }
}

/// <summary>A change of a tally, written with the act: one row for the unit; the job folds it into the unit and its ancestors.</summary>
internal sealed class TallyDelta
{
    public long Id { get; set; }

    public string UnitPath { get; set; } = "";

    public string Kind { get; set; } = "";

    public DateOnly DueOn { get; set; }

    public int Open { get; set; }

    public int Done { get; set; }
}

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
            o.Property(x => x.ObjectKind).HasMaxLength(40);
            o.HasMany(x => x.Spans).WithOne().HasForeignKey(s => s.ObligationId);
            o.HasIndex(x => new { x.OwnerId, x.State, x.DueOn, x.Id });
            o.HasIndex(x => new { x.State, x.UnitPath, x.DueOn, x.Id });
            o.HasIndex(x => new { x.ObjectId, x.Kind });
        });
        builder.Entity<ObligationSpan>(s =>
        {
            s.ToTable("obligations_span");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.HasIndex(x => new { x.OwnerId, x.From });
        });
        builder.Entity<Tally>(t =>
        {
            t.ToTable("obligations_tally");
            t.HasKey(x => new { x.UnitPath, x.Kind, x.DueOn });
        });
        builder.Entity<TallyDelta>().ToTable("obligations_tally_delta");
    }
}
