using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>How a person signs in; the sign-in name is the person's code.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public PersonId PersonId { get; set; }
}

/// <summary>A one-time way in: the link or printed code holds the secret, the table only its hash.</summary>
internal sealed class Invitation
{
    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public string SecretHash { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Who made it; null for the console and for set-up, which act as the system.</summary>
    public PersonId? MadeBy { get; set; }

    /// <summary>What a second administrator confirms before it lets in whoever holds an administration.</summary>
    public WaitingActId? WaitingActId { get; set; }
}

internal static class PeopleMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Account>(a =>
        {
            a.ToTable("people_account");
            // A wrong password must not cost everybody what is kept of their sessions.
            a.BeginsGeneration(nameof(Account.AccessFailedCount), nameof(Account.LockoutEnd), nameof(Account.ConcurrencyStamp));
            a.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
            a.HasIndex(x => x.PersonId).IsUnique();
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("people_account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("people_account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("people_account_token");
        builder.Entity<SignInFailure>(f =>
        {
            f.ToTable("people_sign_in_failure");
            f.HasKey(x => x.Who);
            f.Property(x => x.Who).HasMaxLength(50);
        });
        builder.Entity<Invitation>(i =>
        {
            i.ToTable("people_invitation");
            i.Property(x => x.Id).ValueGeneratedNever();
            i.HasIndex(x => x.SecretHash).IsUnique();
            i.HasIndex(x => x.PersonId);
        });
    }
}
