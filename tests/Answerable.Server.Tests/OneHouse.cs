namespace Answerable.Server.Tests;

/// <summary>
/// One server and one database for classes that arrange what they look at and look at nothing else. Starting a server costs as much as
/// ten tests. A class whose tests move the clock puts it back first; one that counts, or changes posts and rights, has a house of its own.
/// </summary>
[CollectionDefinition(nameof(OneHouse))]
public sealed class OneHouse : ICollectionFixture<House>;
