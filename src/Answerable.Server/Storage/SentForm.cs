using Answerable.Domain;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Storage;

/// <summary>
/// A form whose act is stored, kept in the same transaction: the same form sent again, by a second click or by a phone that heard no
/// answer, finds it and acts no more.
/// </summary>
internal sealed class SentForm
{
    /// <summary>Of who sent it, where to, and every word in it.</summary>
    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The first line that the act wrote; null for an act without one.</summary>
    public LineId? LineId { get; set; }

    /// <summary>Of a call that carries a key: the key with what the call says. It is kept as a row of its own.</summary>
    public Guid? Words { get; init; }

    /// <summary>So long a form that is sent again is known.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromDays(2);

    public static void Map(ModelBuilder builder) => builder.Entity<SentForm>(f =>
    {
        f.ToTable("storage_sent_form");
        f.HasKey(x => x.Id);
        f.Property(x => x.Id).ValueGeneratedNever();
        f.Ignore(x => x.Words);
        f.HasIndex(x => x.At);
    });
}

/// <summary>Forgets forms that nobody sends again.</summary>
internal sealed class ForgetForms(Db db, TimeProvider clock)
{
    public const string Job = "forget-forms";

    public Task<int> Run(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - SentForm.Known;
        return db.Set<SentForm>().Where(f => f.At < before).ExecuteDeleteAsync(cancel);
    }
}
