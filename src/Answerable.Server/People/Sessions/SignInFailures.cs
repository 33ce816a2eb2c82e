using System.Security.Cryptography;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Wrong passwords that still count.</summary>
internal sealed class SignInFailure
{
    /// <summary>An account (from all browsers that do not know it), one known browser of an account, or nobody.</summary>
    public string Who { get; set; } = "";

    public int Count { get; set; }

    /// <summary>When they are forgotten.</summary>
    public DateTimeOffset Until { get; set; }

    public bool IsLocked(DateTimeOffset now) => Count >= SignInFailures.Most && Until > now;
}

/// <summary>Counts wrong passwords in the database, so that several servers count together.</summary>
internal sealed class SignInFailures(Db db)
{
    /// <summary>
    /// So many failures, each within <see cref="Window"/> of the one before, lock for that time from the last; tries meanwhile do not
    /// prolong it.
    /// </summary>
    public const int Most = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Rows among which failures at unknown codes are spread: they only make the answer take as long as for a known one.</summary>
    private const int Nobodies = 64;

    private const string Counting = """
        INSERT INTO people_sign_in_failure (who, count, until) VALUES ({0}, 1, {1})
        ON CONFLICT (who) DO UPDATE SET
            count = CASE WHEN people_sign_in_failure.until <= {2} THEN 1 ELSE people_sign_in_failure.count + 1 END,
            until = CASE WHEN people_sign_in_failure.until > {2} AND people_sign_in_failure.count >= {3}
                    THEN people_sign_in_failure.until ELSE excluded.until END
        """;

    public static string Account(Guid account) => $"account {account:N}";

    public static string Browser(Guid browser) => $"browser {browser:N}";

    public static string Nobody() => $"nobody {RandomNumberGenerator.GetInt32(Nobodies)}";

    public Task<SignInFailure?> Find(string who) => db.Set<SignInFailure>().AsNoTracking().FirstOrDefaultAsync(f => f.Who == who);

    /// <summary>Counts one more, in one statement: two at once count as two.</summary>
    public Task Add(string who, DateTimeOffset now) => db.InTransaction(() =>
        db.Database.ExecuteSqlRawAsync(Counting, who, (now + Window).UtcDateTime, now.UtcDateTime, Most));

    /// <summary>Within a transaction of the caller's.</summary>
    public Task Forget(string who) => db.Set<SignInFailure>().Where(f => f.Who == who).ExecuteDeleteAsync();
}
