using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server;

/// <summary>A session, a subject's or an image assessor of the seed.</summary>
public sealed class SeedExperiment : SeedItem<SeedExperiment>
{
    internal SeedExperiment(Store store, Row row)
        : base(store, row)
    {
    }

    /// <summary>A scan, made if it is not there.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="type">Its type, <c>T1w</c> for instance.</param>
    /// <param name="xsiType">Its data type.</param>
    public SeedScan Scan(string id, string type, string xsiType = "xnat:mrScanData")
    {
        if (ArchiveResolver.FindScan(Row, id) is not { } scan)
        {
            scan = Row.Attach("scans/scan", Store.NewRow(Store.Types.Get(xsiType), "admin"));
            scan.Put("ID", id);
            scan.Put("type", type);
            ScanEditor.Complete(scan, Row);
        }

        return new SeedScan(Store, scan);
    }

    /// <summary>An image assessor of the session, made if it is not there.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="xsiType">Its data type.</param>
    public SeedExperiment Assessor(string label, string xsiType = "xnat:qcManualAssessorData") =>
        Experiment(label, xsiType, "imageSession_ID");
}
