using System.Runtime.InteropServices;

namespace Answerable.Ballots;

/// <summary>The functions of OpenSSL's libcrypto 3 that this library calls; see their manual pages (BN_add,
/// BN_mod_mul_montgomery).</summary>
internal static partial class Libcrypto
{
    private const string Library = "libcrypto.so.3";
    private const int ConstantTime = 4;

    public static bool CanLoad() => NativeLibrary.TryLoad(Library, out _);

    /// <summary>Marks a number as secret, so that libcrypto takes its constant-time paths.</summary>
    public static void MarkSecret(nint number) => BN_set_flags(number, ConstantTime);

    [LibraryImport(Library)]
    public static partial nint BN_new();

    [LibraryImport(Library)]
    public static partial void BN_clear_free(nint a);

    [LibraryImport(Library)]
    public static partial void BN_clear(nint a);

    [LibraryImport(Library)]
    private static partial void BN_set_flags(nint a, int flags);

    [LibraryImport(Library)]
    public static partial nint BN_CTX_new();

    [LibraryImport(Library)]
    public static partial void BN_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial nint BN_MONT_CTX_new();

    [LibraryImport(Library)]
    public static partial int BN_MONT_CTX_set(nint mont, nint modulus, nint context);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial nint BN_copy(nint to, nint from);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int BN_cmp(nint a, nint b);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static unsafe partial nint BN_bin2bn(byte* bytes, int length, nint result);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static unsafe partial int BN_bn2binpad(nint a, byte* to, int length);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int BN_add(nint result, nint a, nint b);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int BN_mod_add_quick(nint result, nint a, nint b, nint modulus);

    [LibraryImport(Library)]
    public static partial nint BN_mod_inverse(nint result, nint a, nint modulus, nint context);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int BN_mod_mul_montgomery(nint result, nint a, nint b, nint mont, nint context);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int BN_to_montgomery(nint result, nint a, nint mont, nint context);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int BN_from_montgomery(nint result, nint a, nint mont, nint context);

    [LibraryImport(Library)]
    public static partial int BN_mod_exp_mont(nint result, nint a, nint e, nint modulus, nint context, nint mont);

    [LibraryImport(Library)]
    public static partial int BN_mod_exp_mont_consttime(nint result, nint a, nint e, nint modulus, nint context, nint mont);
}
