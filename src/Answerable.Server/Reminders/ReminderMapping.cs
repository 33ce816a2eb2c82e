using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Reminders;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>That a post was reminded of something by a step of the policy: written once, whatever runs twice.</summary>
internal sealed class Reminder
{
    public Guid Id { get; set; }

    public ObligationId ObligationId { get; set; }

    /// <summary>The post reminded: the one that owes, or the head of a unit above.</summary>
    public PostId PostId { get; set; }

    /// <summary>As <see cref="Domain.Policies.ReminderStep.Number"/> has it.</summary>
    public int Step { get; set; }

    /// <summary>When it was due as reminded of; with another date the steps begin anew.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>The day on which the step fell, in the organisation's zone.</summary>
    public DateOnly Day { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>Up to which day the steps were read and the digests planned: one row.</summary>
internal sealed class ReminderProgress
{
    public int Id { get; set; } = 1;

    public DateOnly RemindedTo { get; set; }

    public DateOnly? DigestsTo { get; set; }
}

/// <summary>Where a person wants digests.</summary>
internal sealed class Mailbox
{
    public PersonId PersonId { get; set; }

    public string Address { get; set; } = "";

    /// <summary>In which language: the one in which it was stated.</summary>
    public string Language { get; set; } = "";

    /// <summary>Null until the link that was sent there is followed; nothing else is sent before.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>SHA-256 of the secret of that link; null once it was followed.</summary>
    public string? SecretHash { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>What the link that ends digests is about: another one for each address.</summary>
    public Guid StopKey { get; set; }

    /// <summary>What the mail server said for good, as its number; null where it takes mail.</summary>
    public int? Fault { get; set; }

    public DateTimeOffset? FaultAt { get; set; }
}

/// <summary>Where a mail stands.</summary>
internal enum DigestState { Waiting, Sending, Sent, Failed, Dropped }

/// <summary>One person's mail of one day.</summary>
internal sealed class Digest
{
    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    public DateOnly Day { get; set; }

    public DigestState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not before this; while it is being sent, until when whoever took it has it for themselves.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Who took it.</summary>
    public Guid? Claim { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}

/// <summary>The secret link of a person's calendar: the table has only its hash.</summary>
internal sealed class Feed
{
    public PersonId PersonId { get; set; }

    public string SecretHash { get; set; } = "";

    public string Language { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }
}

internal static class ReminderMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Reminder>(r =>
        {
            r.ToTable("reminders_reminder");
            r.Property(x => x.Id).ValueGeneratedNever();
            r.HasOne<Obligation>().WithMany().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            // The last word on being reminded once.
            r.HasIndex(x => new { x.ObligationId, x.Step, x.DueOn, x.PostId }).IsUnique();
            r.HasIndex(x => new { x.PostId, x.Day, x.Id });
        });
        builder.Entity<ReminderProgress>(p =>
        {
            p.ToTable("reminders_progress");
            p.Property(x => x.Id).ValueGeneratedNever();
        });
        builder.Entity<Mailbox>(m =>
        {
            m.ToTable("reminders_mailbox");
            m.HasKey(x => x.PersonId);
            m.Property(x => x.Address).HasMaxLength(MailAddress.Max);
            m.Property(x => x.Language).HasMaxLength(10);
            m.Property(x => x.SecretHash).HasMaxLength(64);
            m.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Digest>(d =>
        {
            d.ToTable("reminders_digest");
            d.Property(x => x.Id).ValueGeneratedNever();
            d.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
            // The last word on one mail a day.
            d.HasIndex(x => new { x.PersonId, x.Day }).IsUnique();
            d.HasIndex(x => new { x.NextAt, x.Id }).HasFilter("state IN ('Waiting', 'Sending')");
            d.HasIndex(x => x.Claim).HasFilter("state = 'Sending'");
        });
        builder.Entity<Feed>(f =>
        {
            f.ToTable("reminders_feed");
            f.HasKey(x => x.PersonId);
            f.Property(x => x.SecretHash).HasMaxLength(64);
            f.Property(x => x.Language).HasMaxLength(10);
            f.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
            f.HasIndex(x => x.SecretHash).IsUnique();
        });
    }
}
