using Answerable.Domain.Difficulties;
using Answerable.Domain.Duties;
using Answerable.Domain.Handovers;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests;

/// <summary>Identifiers rise with time, and paths of units lie in the order of the tree.</summary>
public sealed class IdTests
{
    [Fact]
    public void A_run_of_identifiers_rises_says_its_instant_and_repeats_none()
    {
        var run = new IdRun(Town.Now);
        var ids = Enumerable.Range(0, 20_000).Select(_ => run.Next()).ToList();
        var texts = ids.Select(i => i.ToString()).ToList();
        Assert.Equal(texts, texts.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((7, Town.Now.ToUnixTimeMilliseconds()), (id.Version, Instant(id))));
        Assert.All(ids, id => Assert.InRange(id.Variant, 8, 11));
        Assert.NotEqual(new IdRun(Town.Now).Next(), new IdRun(Town.Now).Next());

        static long Instant(Guid id) => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16;
    }

    [Fact]
    public void The_earliest_identifier_of_an_instant_lies_between_those_made_before_and_those_made_then()
    {
        var earliest = new LineId(Ids.Earliest(Town.Now));
        Assert.True(new LineId(Ids.New(Town.Now.AddMilliseconds(-1))) < earliest);
        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(new LineId(Ids.New(Town.Now)) > earliest));
        Assert.NotEqual(Ids.Random(), Ids.Random());
    }

    [Fact]
    public void Identifiers_by_which_lists_page_are_compared_as_their_values_are()
    {
        var (early, late) = (Ids.New(Town.Now), Ids.New(Town.Day(1)));
        Rises<LineId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<RoundId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<ObligationId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<DebrieferId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<DutyListId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<DutyChargeId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<DifficultyId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<HandoverId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<RectificationId>(early, late, (a, b) => a < b, (a, b) => a > b);
        Rises<PolicyAdoptionId>(early, late, (a, b) => a < b, (a, b) => a > b);

        static void Rises<T>(Guid early, Guid late, Func<T, T, bool> below, Func<T, T, bool> above) where T : struct, IId<T>
        {
            var (a, b) = (T.Of(early), T.Of(late));
            Assert.Equal((true, false, false), (below(a, b), below(b, a), below(a, a)));
            Assert.Equal((true, false, false), (above(b, a), above(a, b), above(a, a)));
        }
    }

    [Fact]
    public void A_path_names_its_ancestors_from_the_root_and_ends_before_its_next_neighbour()
    {
        var path = UnitPath.Child(UnitPath.Child(UnitPath.Root("1"), "11"), "111");
        Assert.Equal(["1/", "1/11/", "1/11/111/"], UnitPath.SelfAndAncestors(path));
        Assert.Equal((1, 3), (UnitPath.Depth("1/"), UnitPath.Depth(path)));
        Assert.Empty(UnitPath.SelfAndAncestors(""));
        Assert.Equal(["/", "/a/"], UnitPath.SelfAndAncestors("/a/"));
        Assert.True(string.CompareOrdinal(path, UnitPath.End(path)) < 0);
        Assert.True(string.CompareOrdinal("1/11/111/zz/", UnitPath.End(path)) < 0);
        Assert.True(string.CompareOrdinal("1/11/1110/", UnitPath.End(path)) > 0);
        Assert.True(string.CompareOrdinal("zzz/", UnitPath.End("")) < 0);
    }
}
