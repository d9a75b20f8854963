namespace Xnat.Typed;

/// <summary>Local files as one zip, packed while it is sent, as the body of a request.</summary>
internal sealed class PackedContent(PackedArchive archive, ProgressMeter meter)
    : SentContent("application/zip", archive.Length, meter)
{
    public override bool CanRepeat => true;

    protected override Stream Open() => archive.Open();
}
