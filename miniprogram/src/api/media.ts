/** Address of a picture or recording: the server names its own as `/media/…`, others are https already. */
export function mediaUrl(url: string): string {
  return url.startsWith('/') ? `${TEAHOUSE_ORIGIN}${url}` : url;
}
