using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Answerable.Server.Policies;

internal static class PolicyMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<PolicyAdoption>(a =>
    {
        a.ToTable("policies_adoption");
        a.HasKey(x => x.Id);
        a.Property(x => x.Id).ValueGeneratedNever();
        a.Property(x => x.UnitPath).HasMaxLength(Unit.MaxPath);
        a.Property(x => x.PolicyCode).HasMaxLength(40);
        a.Property(x => x.Policy).StoredAsPolicy();
        a.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        a.HasIndex(x => x.UnitId).IsUnique().HasFilter("until IS NULL").Refuses(PolicyRefusals.AlreadyEnded);
        a.HasIndex(x => new { x.UnitPath, x.From });
    });

    /// <summary>A policy in one text column, as its file is written; it is a record that nobody changes in place.</summary>
    public static void StoredAsPolicy(this PropertyBuilder<RoundPolicy> policy) => policy.HasConversion(
        value => RoundPolicies.Write(value), text => ParsedPolicies.Of(text),
        new ValueComparer<RoundPolicy>((a, b) => ReferenceEquals(a, b), v => v.Code.GetHashCode(StringComparison.Ordinal), v => v));
}
