using System.Globalization;
using System.Numerics;

namespace Answerable.Ballots;

/// <summary>
/// The group BELENIOS-2048 (specification 2.0, section 5.1): the subgroup of prime order q of the integers modulo p.
/// It is a constant of this library. An archive names it and never brings numbers of its own, because parameters
/// that an attacker chose make false proofs possible.
/// </summary>
public static class Group
{
    /// <summary>The group's name, as it stands in <c>election.json</c> and in every proof of possession.</summary>
    public const string Name = "BELENIOS-2048";

    /// <summary>The length of an element, in bytes.</summary>
    public const int ElementBytes = 256;

    /// <summary>The length of an exponent, in bytes.</summary>
    public const int ExponentBytes = 32;

    /// <summary>The most decimal digits that an element has.</summary>
    public const int ElementDigits = 617;

    /// <summary>The most decimal digits that an exponent has.</summary>
    public const int ExponentDigits = 77;

    /// <summary>The prime modulus, 2,048 bits.</summary>
    public static BigInteger P { get; } = Number(
        "206947856914225464010136436575050080649229892957511040971008847870573742192427174019222372544976843381290666331380789584" +
        "049600543896362897963930387739057228036059737494276713767776188985898727358650490811670993105358677809800307904916540637" +
        "771737641986785272734744763418356000356983051931442845617019110007867373073335641239717328979132404745788344682606523279" +
        "746479511376726586935821800463179220736688600526271863633860887968821207694323661494910029234443463732221458841005864210" +
        "502421203654335612013204811188524087310770141516662001623131771693721892480785077118278423174980732765988288251691831031" +
        "25680162072880719");

    /// <summary>The prime order of the group, 256 bits.</summary>
    public static BigInteger Q { get; } = Number(
        "78571733251071885079927659812671450121821421258408794611510081919805623223441");

    /// <summary>The generator, of order q.</summary>
    public static Element G { get; } = new(Number(
        "240235267750185220922768770353239993271228765737836491651007531878766327414635321932028567615526967879969466829874938909" +
        "508389657342560190060106847716449173547413728310461045868131451178164675540052740288984613986453266121505579709716201616" +
        "827031288643245666383486363578210615491841998253431518974065818686865115135857641013888221539601604322884360393098933366" +
        "277284840659313840601023167509576377798266510360682240663507669776402534625377308513317349519424896775405257365904949247" +
        "763147599157519877517771148149092045660020547812705472823814097251863985833411570056835369555342378147558249189605029668" +
        "0037745308460627"));

    private static BigInteger Number(string digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
