namespace Xnat.Typed;

/// <summary>Marks content that can be sent a second time, as files can and a stream of unknown origin cannot.</summary>
internal interface IRepeatableContent;
