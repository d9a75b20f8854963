using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>A scan of the seed.</summary>
public sealed class SeedScan : SeedItem<SeedScan>
{
    internal SeedScan(Store store, Row row)
        : base(store, row)
    {
    }
}
