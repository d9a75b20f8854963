namespace Xnat.Typed;

/// <summary>Content that knows whether it can be sent a second time: files can, a stream of unknown origin cannot.</summary>
internal interface IRepeatableContent
{
    bool CanRepeat { get; }
}
